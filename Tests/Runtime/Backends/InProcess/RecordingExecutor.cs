namespace TypedCollectives.Tests.Backends.InProcess;

/// <summary>Carries nothing, and writes down what it is told.</summary>
internal sealed class RecordingExecutor : ICliqueExecutor
{
    /// <summary>What it was told.</summary>
    public List<string> Done { get; } = [];

    /// <summary>What of it with the exchanges' gate held.</summary>
    public List<string> UnderGate { get; } = [];

    public BackendKind Kind => BackendKind.Peer;

    public bool CarriesHostMemory => false;

    public bool ReachesUserMemory { get; init; }

    public void Execute(ReadOnlySpan<CollectiveCall> calls) => Note("Execute");

    public void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv) => Note("Transfer");

    public void Synchronize(int rank) => Note("Synchronize");

    public void Leave(int rank) => Note($"Leave {rank}");

    public void Abandon() => Note("Abandon");

    public void Dispose() => Note("Dispose");

    private void Note(string call)
    {
        Done.Add(call);
        if (CliqueExchange.Gate.IsHeldByCurrentThread)
            UnderGate.Add(call);
    }
}
