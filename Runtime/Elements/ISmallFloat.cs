namespace TypedCollectives;

/// <summary>A floating-point format narrower than <see cref="float"/>, whose arithmetic is done in <see cref="float"/>.</summary>
internal interface ISmallFloat<TSelf>
    where TSelf : unmanaged, ISmallFloat<TSelf>
{
    static abstract float Widen(TSelf value);

    static abstract TSelf Narrow(float value);
}
