namespace TypedCollectives.Tests.Backends.InProcess;

/// <summary>Ranks leave and abort in any order, on any thread, and the executor is not used after its end.</summary>
public sealed class CliqueExchangeTests
{
    private readonly RecordingExecutor _executor = new();
    private readonly CliqueExchange _exchange;

    public CliqueExchangeTests() => _exchange = new CliqueExchange(2, _executor, TimeSpan.FromSeconds(20), _ => _executor);

    [Fact]
    public void AnAbortEndsWhatTheExecutorHasUnderWay()
    {
        _exchange.Abort(1);

        Assert.Equal(["Abandon"], _executor.Done);
        Assert.Contains("Rank 1's communicator was aborted", _exchange.Failure!.Message);
        Assert.Throws<CollectiveException>(_exchange.ThrowIfFailed);
    }

    [Fact]
    public void AnAbortWhenOneRankHasLeftEndsTheOthers()
    {
        _exchange.Leave(0);
        _exchange.Abort(1);
        _exchange.Leave(1);

        Assert.Equal(["Leave 0", "Abandon", "Leave 1", "Dispose"], _executor.Done);
    }

    [Fact]
    public void AnAbortWhenAllHaveLeftIsTooLateForTheExecutor()
    {
        _exchange.Leave(1);
        _exchange.Leave(0);
        _exchange.Abort(0);

        Assert.Equal(["Leave 1", "Leave 0", "Dispose"], _executor.Done);
    }

    // Otherwise one thread could dispose the executor while another's rank is still telling it that it leaves.
    [Fact]
    public void RanksLeaveAndAbandonUnderTheGate()
    {
        _exchange.Abort(0);
        _exchange.Leave(0);
        _exchange.Leave(1);

        Assert.Equal(["Abandon", "Leave 0", "Leave 1"], _executor.UnderGate);
    }
}
