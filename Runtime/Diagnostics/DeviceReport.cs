namespace TypedCollectives;

/// <summary>A device this process could use.</summary>
/// <param name="Kind">What kind of device it is.</param>
/// <param name="Index">Its number among the devices of its kind.</param>
/// <param name="Name">The name the driver gives it.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="PeerAccess">The CUDA devices whose memory it can read, by index.</param>
public sealed record DeviceReport(DeviceKind Kind, int Index, string Name, long MemoryBytes, IReadOnlyList<int> PeerAccess);
