namespace TypedCollectives.Analyzers.Flight;

/// <summary>What touches a buffer.</summary>
internal enum TouchKind
{
    /// <summary>The host reads it.</summary>
    Read,

    /// <summary>The host writes it.</summary>
    Written,

    /// <summary>It is disposed or freed.</summary>
    Released,

    /// <summary>Work on another stream.</summary>
    Device,
}
