namespace TypedCollectives;

/// <summary>How one device gets at another one's memory.</summary>
internal enum PeerLink
{
    /// <summary>Kernels read it.</summary>
    Direct,

    /// <summary>The driver copies it, in stream order, to the reader's own memory first.</summary>
    DeviceCopy,

    /// <summary>It goes through host memory, with both streams waited for.</summary>
    HostCopy,
}
