using System.Runtime.InteropServices;

namespace TypedCollectives.Tools;

/// <summary>Bits that look random and depend on a seed only (SplitMix64).</summary>
internal static class RandomBits
{
    internal static void Fill(Span<byte> bytes, ulong seed)
    {
        ulong state = Mix(seed);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ref ulong word in words)
            word = Mix(state += 0x9E37_79B9_7F4A_7C15);
        foreach (ref byte rest in bytes[(words.Length * sizeof(ulong))..])
            rest = (byte)Mix(state += 0x9E37_79B9_7F4A_7C15);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
