namespace TypedCollectives;

/// <summary>Carries out a collective once every rank's part of it is known.</summary>
internal interface ICliqueExecutor : IDisposable
{
    BackendKind Kind { get; }

    bool CarriesHostMemory { get; }

    /// <summary>Whether a device's kernels reach all ranks' buffers where they are.</summary>
    bool ReachesUserMemory => false;

    /// <summary>Carries out one collective; the calls match and are in rank order.</summary>
    void Execute(ReadOnlySpan<CollectiveCall> calls);

    /// <summary>How a rank launches its next call.</summary>
    LaunchWay WayOf(int rank, in CollectiveCall call) => LaunchWay.Together;

    /// <summary>Enters a rank's next call where the other ranks' are found; the calls before it are launched.</summary>
    /// <returns>What it contradicts, if it does.</returns>
    Func<CollectiveException>? Announce(int rank, in CollectiveCall call) => null;

    /// <summary>Announces a rank's next call and, if it contradicts nothing, launches its part of it.</summary>
    /// <returns>As <see cref="Announce"/>.</returns>
    Func<CollectiveException>? LaunchAlone(int rank, in CollectiveCall call) => throw new NotSupportedException();

    /// <summary>A rank will launch nothing more: whoever waits for it in a collective launched already is told. Waits for nothing.</summary>
    void Leave(int rank)
    {
    }

    /// <summary>Nothing more will be carried: what waits for other ranks ends. Waits for nothing.</summary>
    void Abandon()
    {
    }

    /// <summary>Moves one message.</summary>
    /// <param name="from">The sending rank.</param>
    /// <param name="send">Its call.</param>
    /// <param name="to">The receiving rank.</param>
    /// <param name="recv">Its call.</param>
    void Transfer(int from, in CollectiveCall send, int to, in CollectiveCall recv);

    /// <summary>Waits for what was put on a rank's stream.</summary>
    void Synchronize(int rank);
}
