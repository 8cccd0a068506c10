namespace TypedCollectives;

/// <summary>Where the kernels change over and how many groups they get; each figure with the measurement that set it.</summary>
internal sealed record PeerTuning
{
    internal static PeerTuning Default { get; } = new();

    /// <summary>The bytes of a block up to which data travels with a flag in each word, where all ranks hear from all.</summary>
    internal long FlaggedBytes { get; init; } = 64 << 10;

    /// <summary>The bytes of a block up to which reductions are pushed.</summary>
    internal long PushReduceBytes { get; init; } = 4 << 20;

    /// <summary>The bytes of a block up to which data is moved by pushing.</summary>
    internal long PushMoveBytes { get; init; } = 4 << 20;

    /// <summary>The most groups of a push.</summary>
    internal int PushGroups { get; init; } = 128;

    /// <summary>The most groups of a direct reduction.</summary>
    internal int DirectReduceGroups { get; init; } = 64;

    /// <summary>The most groups of a direct move.</summary>
    internal int DirectMoveGroups { get; init; } = 64;

    /// <summary>The bytes of a block from which the copy engines move it.</summary>
    internal long EngineMoveBytes { get; init; } = 32L << 20;

    /// <summary>The bytes from which the copy engines carry an all-reduce.</summary>
    internal long EngineReduceBytes { get; init; } = 256L << 20;

    /// <summary>The bytes a rank gets from all others at a time for such an all-reduce; four times that are allocated for them.</summary>
    internal long EngineChunkBytes { get; init; } = 32L << 20;

    /// <summary>The packs a thread should have before another group is worth starting.</summary>
    internal int DirectPacksPerThread { get; init; } = 4;
}
