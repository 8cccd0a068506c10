using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives;

/// <summary>Memory for what other ranks contribute to a reduction, kept from one call to the next.</summary>
internal sealed class PinnedScratch
{
    private byte[] _memory = [];

    internal unsafe nint Take(long bytes)
    {
        if (_memory.Length < bytes)
            _memory = GC.AllocateUninitializedArray<byte>(checked((int)bytes), pinned: true);
        return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
    }
}
