namespace TypedCollectives;

/// <summary>The exceptions of memory that cannot be wrapped.</summary>
internal static class ForeignBufferErrors
{
    internal static ArgumentException Unaligned(nint pointer, int alignment) => new(
        $"The pointer 0x{pointer:x} is no multiple of {alignment} bytes (remainder {(nuint)pointer % (nuint)alignment}). ILGPU's kernels load and store "
        + $"up to {alignment} bytes at a time, which fails at other addresses: wrap the allocation from its start and take a SubView of the view.",
        nameof(pointer));

    internal static ArgumentOutOfRangeException NoLength(long length, int size, nint pointer) => new(
        nameof(length), length,
        length <= 0
            ? "A buffer has one element or more."
            : $"{length} elements of {size} bytes do not fit behind the address 0x{pointer:x}.");

    internal static ArgumentException Unknown(nint pointer, CollectiveDevice device) => new(
        $"The CUDA driver does not know the pointer 0x{pointer:x}: it is no memory of {device}, but ordinary host memory or already freed.",
        nameof(pointer));

    internal static ArgumentException OfAnotherDevice(nint pointer, int ordinal, CollectiveDevice device, int deviceOrdinal) => new(
        $"The pointer 0x{pointer:x} is memory of cuda:{ordinal}, the device is {device}, which is the driver's cuda:{deviceOrdinal}. Wrap it with the device "
        + "whose memory it is.",
        nameof(pointer));

    internal static NotSupportedException NoAddresses(CollectiveDevice device) => new(
        $"The memory of {device} has no addresses: only memory of the host and of CUDA devices can be wrapped.");
}
