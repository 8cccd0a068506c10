namespace TypedCollectives;

/// <summary>Four values that move at once.</summary>
internal struct Pack4<T>
    where T : unmanaged
{
    internal T A, B, C, D;
}
