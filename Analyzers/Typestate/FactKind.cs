namespace TypedCollectives.Analyzers.Typestate;

/// <summary>What a <see cref="Fact"/> says of its subject.</summary>
internal enum FactKind
{
    /// <summary>There is a path on which the assumptions hold.</summary>
    Path,

    /// <summary>A communicator or buffer can be used.</summary>
    Live,

    /// <summary>It was disposed, destroyed or aborted.</summary>
    Disposed,

    /// <summary>A collective that was put on a stream may still read or write the buffer.</summary>
    InFlight,

    /// <summary>A group holds a collective on host memory, which moves nothing before the group ends.</summary>
    Recorded,

    /// <summary>A group is open.</summary>
    GroupOpen,

    /// <summary>Something was made that this method has to release.</summary>
    Owned,
}
