namespace TypedCollectives;

/// <summary>Where a buffer's memory is.</summary>
internal enum MemorySpace
{
    /// <summary>No buffer.</summary>
    None,

    /// <summary>Memory of an ILGPU accelerator.</summary>
    Device,

    /// <summary>An array or a <see cref="Memory{T}"/>, pinned while a call is under way.</summary>
    Host,

    /// <summary>A span, which is in place only until the call returns.</summary>
    Span,
}
