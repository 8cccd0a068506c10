namespace TypedCollectives;

/// <summary>Every port that was found, in the order of the devices, whatever its state.</summary>
/// <param name="Ports">The ports; their <see cref="InfiniBandPort.PciPath"/> is the real one.</param>
/// <param name="Failures">What could not be read, and why.</param>
/// <param name="Source">Where it was read.</param>
internal sealed record InfiniBandReading(IReadOnlyList<InfiniBandPort> Ports, IReadOnlyList<string> Failures, string Source);
