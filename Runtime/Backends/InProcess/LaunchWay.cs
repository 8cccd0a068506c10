namespace TypedCollectives;

/// <summary>How the ranks of a clique come to launch a collective; the same for every rank of it.</summary>
internal enum LaunchWay
{
    /// <summary>The calls of all ranks meet, and one thread carries the collective out.</summary>
    Together,

    /// <summary>As <see cref="Together"/>, but later calls of the same kind may be another way then.</summary>
    FirstTogether,

    /// <summary>Each rank launches its own part and waits for no call of another.</summary>
    Alone,
}
