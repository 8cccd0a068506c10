namespace TypedCollectives.Benchmarks;

/// <summary>Random numbers that a seed repeats: SplitMix64.</summary>
/// <param name="seed">The seed.</param>
internal struct FuzzSource(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        ulong mixed = _state += 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to one less than the bound.</summary>
    internal int Below(int bound) => (int)(Next() % (ulong)bound);
}
