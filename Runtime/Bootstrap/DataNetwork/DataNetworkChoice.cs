namespace TypedCollectives;

/// <summary>How NCCL would carry data between machines.</summary>
/// <param name="Candidates">Everything it tries, in its order: plug-ins, InfiniBand, sockets.</param>
public sealed record DataNetworkChoice(IReadOnlyList<DataNetworkCandidate> Candidates)
{
    /// <summary>The first that is usable, or <see langword="null"/>: NCCL then fails to initialise.</summary>
    /// <remarks>Whether a plug-in finds a device is known only to itself; if it finds none, NCCL takes the next.</remarks>
    public DataNetworkCandidate? Taken => Candidates.FirstOrDefault(candidate => candidate.IsUsable);
}
