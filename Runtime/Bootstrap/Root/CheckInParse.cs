namespace TypedCollectives;

/// <summary>What the bytes of a connection are so far.</summary>
internal enum CheckInParse
{
    /// <summary>The beginning of a check-in.</summary>
    Incomplete,

    /// <summary>A check-in.</summary>
    Complete,

    /// <summary>Something that has nothing to do with this id.</summary>
    Stranger,
}
