namespace TypedCollectives;

/// <summary>A floating-point format of at most 16 bits, by its bits: what a kernel loads before it computes in <see cref="float"/>.</summary>
/// <typeparam name="TBits">The integer of its width.</typeparam>
internal interface ISmallFloatBits<TBits>
    where TBits : unmanaged
{
    static abstract float Widen(TBits bits);

    static abstract TBits Narrow(float value);
}
