namespace TypedCollectives;

/// <summary>The network of this machine, as the bootstrap and NCCL would use it.</summary>
/// <param name="Interfaces">Every address.</param>
/// <param name="Bootstrap">The interface the bootstrap takes, and why; none if no interface qualifies.</param>
/// <param name="InfiniBand">The InfiniBand and RoCE ports.</param>
/// <param name="Data">What carries the data between machines.</param>
public sealed record NetworkReport(
    IReadOnlyList<NetworkInterfaceAddress> Interfaces,
    InterfaceSelection Bootstrap,
    InfiniBandReport InfiniBand,
    DataNetworkChoice Data)
{
    /// <summary>What is wrong with the settings for the library that is loaded; empty if nothing is known to be.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
