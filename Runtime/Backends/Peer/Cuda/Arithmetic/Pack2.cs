namespace TypedCollectives;

/// <summary>Two values that move at once.</summary>
internal struct Pack2<T>
    where T : unmanaged
{
    internal T A, B;
}
