namespace TypedCollectives;

/// <summary>The InfiniBand and RoCE ports of this machine.</summary>
/// <param name="Ports">Those NCCL records, in its order: by PCI address.</param>
/// <param name="NotTaken">The others and what cannot be read, each with the reason.</param>
/// <param name="Source">Where this was read: the verbs library's file, or sysfs.</param>
/// <param name="UnusableReason">Why NCCL has no InfiniBand here, or <see langword="null"/> if it has.</param>
public sealed record InfiniBandReport(
    IReadOnlyList<InfiniBandPort> Ports, IReadOnlyList<string> NotTaken, string Source, string? UnusableReason);
