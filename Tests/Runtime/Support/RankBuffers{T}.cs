namespace TypedCollectives.Tests;

/// <summary>One rank's operands of a scenario, in some kind of memory.</summary>
internal abstract class RankBuffers<T>(Scenario scenario, int rank) : IDisposable
    where T : unmanaged
{
    protected Scenario Scenario => scenario;

    protected int Rank => rank;

    /// <summary>Makes the call.</summary>
    internal abstract void Call(Communicator comm);

    /// <summary>What the receive buffer holds now.</summary>
    internal abstract T[] Received();

    public virtual void Dispose()
    {
    }

    /// <summary>The send buffer's contents; for an in-place call the whole buffer's.</summary>
    protected T[] Sent()
    {
        int length = scenario.InPlace
            ? Math.Max(scenario.SendLength(rank), Math.Max(scenario.RecvLength(rank), scenario.BlockStart(rank) + scenario.Count))
            : scenario.SendLength(rank);
        if (scenario.InPlace && scenario.Kind is CollectiveKind.Gather or CollectiveKind.Scatter && rank != scenario.Root)
            length = scenario.Count;
        var data = new T[length];
        data.AsSpan().Fill(Pattern<T>.Untouched);
        Pattern<T>.FillSent(data.AsSpan(SendStart, scenario.SendLength(rank)), scenario, rank, 0);
        return data;
    }

    protected T[] Empty()
    {
        var data = new T[scenario.RecvLength(rank)];
        data.AsSpan().Fill(Pattern<T>.Untouched);
        return data;
    }

    /// <summary>Where, in the one buffer of an in-place call, what is sent starts.</summary>
    protected int SendStart => IsWhole && scenario.Kind is CollectiveKind.AllGather or CollectiveKind.Gather && Splits ? rank * scenario.Count : 0;

    /// <summary>Where what is received starts.</summary>
    protected int RecvStart => IsWhole && scenario.Kind is CollectiveKind.ReduceScatter or CollectiveKind.Scatter && Splits ? rank * scenario.Count : 0;

    private bool IsWhole => scenario.InPlace;

    // Gather and Scatter have the whole buffer on the root only.
    private bool Splits => !Scenario.IsRooted(scenario.Kind) || rank == scenario.Root;
}
