namespace TypedCollectives.Tools;

/// <summary>Where the contents of a segment come from.</summary>
internal enum SegmentSource
{
    /// <summary>Nothing has been written there since the buffer was reset.</summary>
    Untouched,

    /// <summary>A rank's input.</summary>
    Input,

    /// <summary>The reduction of all ranks' inputs.</summary>
    Reduced,
}
