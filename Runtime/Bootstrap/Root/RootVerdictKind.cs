namespace TypedCollectives;

/// <summary>What becomes of a check-in.</summary>
internal enum RootVerdictKind
{
    /// <summary>The rank is in.</summary>
    Joined,

    /// <summary>It says nothing new, or nothing that counts: dropped without a word.</summary>
    Stranger,

    /// <summary>It is told why it may not join; the others go on.</summary>
    Refused,

    /// <summary>The ranks disagree: the communicator cannot come to be.</summary>
    Failed,
}
