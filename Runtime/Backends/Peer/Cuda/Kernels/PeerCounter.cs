namespace TypedCollectives;

/// <summary>What ranks count for each other in their inboxes, from when they meet to when they leave.</summary>
internal enum PeerCounter
{
    /// <summary>The pieces that the other rank has put into this one's staging memory.</summary>
    Sent,

    /// <summary>The pieces in its own staging memory that the other rank has reduced.</summary>
    Reduced,

    /// <summary>The collectives whose results the other rank has put into this one's buffer.</summary>
    Finished,
}
