namespace TypedCollectives;

/// <summary>Carries out a collective once every rank's part of it is known.</summary>
internal interface ICliqueExecutor : IDisposable
{
    BackendKind Kind { get; }

    bool CarriesHostMemory { get; }

    /// <summary>Carries out one collective; the calls match and are in rank order.</summary>
    void Execute(ReadOnlySpan<CollectiveCall> calls);

    /// <summary>Moves one message.</summary>
    /// <param name="from">The sending rank.</param>
    /// <param name="send">Its call.</param>
    /// <param name="to">The receiving rank.</param>
    /// <param name="recv">Its call.</param>
    void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv);

    /// <summary>Waits for what was put on a rank's stream.</summary>
    void Synchronize(int rank);
}
