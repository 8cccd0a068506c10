namespace TypedCollectives;

/// <summary>Where the kernels change over and how many groups they get; each figure with the measurement that set it.</summary>
/// <remarks>
/// Measured with <c>Tools/Benchmarks -- peer-tuning</c> on two H100s (NVLink NV18, 2026-11-26), float sums, microseconds a call;
/// docs/results/2026-11-26-peer-two-h200.md holds what came of it.
/// </remarks>
internal sealed partial record PeerTuning
{
    internal static PeerTuning Default { get; } = new();

    /// <summary>The bytes of a block up to which data travels with a flag in each word, where all ranks hear from all.</summary>
    /// <value>64 KiB. all_reduce of 8 B to 32 KiB: 5.9 to 6.2 flagged, 6.5 to 6.9 pushed.</value>
    internal long FlaggedBytes { get; init; } = 64 << 10;

    /// <summary>The bytes up to which reductions are pushed: of a block, or of what a rank sends where all others get the same.</summary>
    /// <value>
    /// 4 MiB. Among four H100s, all_reduce pushed and direct: 21.7 and 18.3 at 1 MiB, 54 and 34 at 4 MiB; reduce_scatter with blocks of 1 MiB 21.8 and
    /// 25.8, of 4 MiB 53.8 and 58.4. Between two, all_reduce pushed and direct: 8.2 and 10.3 at 512 KiB, 13.4 and 13.8 at 2 MiB, 35.1 and 33.3 at 8 MiB.
    /// </value>
    internal long PushReduceBytes { get; init; } = 4 << 20;

    /// <summary>The bytes a rank sends to all others up to which data is moved by pushing.</summary>
    /// <value>
    /// 4 MiB. Among four H100s, all_gather pushed and direct: 19.3 and 18.4 with blocks of 1 MiB, 53.6 and 45.7 of 4 MiB. Between two, 10.1 and
    /// 11.5 with blocks of 1 MiB, 20.8 and 21.4 of 4 MiB, 66 and 61 of 16 MiB.
    /// </value>
    internal long PushMoveBytes { get; init; } = 4 << 20;

    /// <summary>The most groups of a push.</summary>
    /// <value>128. all_reduce of 32 MiB: 142 with 16, 127 with 64, 123 with 128.</value>
    internal int PushGroups { get; init; } = 128;

    /// <summary>The most groups of a direct reduction.</summary>
    /// <value>64. all_reduce of 32 MiB: 127 with 16, 119 with 32, 112 with 64, 111 to 120 with 128.</value>
    internal int DirectReduceGroups { get; init; } = 64;

    /// <summary>The most groups of a direct move.</summary>
    /// <value>64. all_gather of 32 MiB: 82 with 16, 70 with 32, 63 with 64, 61 with 128.</value>
    internal int DirectMoveGroups { get; init; } = 64;

    /// <summary>The bytes of a block from which the copy engines move it.</summary>
    /// <value>32 MiB. broadcast by engine and direct: 107 and 113 at 32 MiB, 371 and 428 at 128 MiB.</value>
    internal long EngineMoveBytes { get; init; } = 32L << 20;

    /// <summary>The most ranks whose reductions the copy engines carry.</summary>
    /// <value>2. Among four H100s, by engine and direct: all_reduce of 256 MiB 1886 and 1294, reduce_scatter of 256 MiB 989 and 655.</value>
    internal int EngineReduceRanks { get; init; } = 2;

    /// <summary>The bytes from which the copy engines carry an all-reduce.</summary>
    /// <value>256 MiB. By engine and direct: 422 and 410 at 128 MiB, 1496 and 1584 at 512 MiB.</value>
    internal long EngineReduceBytes { get; init; } = 256L << 20;

    /// <summary>The bytes of a block from which the copy engines carry a reduce-scatter.</summary>
    /// <value>128 MiB. On two H200s, by engine and direct: 389 and 412 with blocks of 128 MiB, 1452 and 1612 of 512 MiB; 125 and 112 of 32 MiB.</value>
    internal long EngineScatterBytes { get; init; } = 128L << 20;

    /// <summary>The most bytes a rank gets from all others in a piece of such a reduction; three times that are allocated for them.</summary>
    /// <value>64 MiB. On two H200s, reduce_scatter of 256 MiB: 404 with 32, 397 with 48, 389 with 64, 395 with 96; of 1 GiB 1494, 1464, 1452, 1451.</value>
    internal long EnginePieceBytes { get; init; } = 64L << 20;

    /// <summary>The bytes of the last pieces, which nothing hides the reduction of.</summary>
    /// <value>16 MiB. On two H200s, all_reduce of 256 MiB: 762 with 4, 747 with 8, 738 with 16.</value>
    internal long EngineLastBytes { get; init; } = 16L << 20;

    /// <summary>The groups that reduce a piece while the next one comes; more of them are faster and slow down the copy.</summary>
    /// <value>
    /// 64. On two H200s, reduce_scatter of 256 MiB and 1 GiB: 451 and 1520 with 16, 397 and 1464 with 32, 401 and 1474 with 64, 413 and 1520 with
    /// 128; all_reduce of 256 MiB in bfloat16 with 32: 800.
    /// </value>
    internal int EngineGroups { get; init; } = 64;

    /// <summary>The groups that reduce the last pieces.</summary>
    /// <value>128.</value>
    internal int EngineLastGroups { get; init; } = 128;

    /// <summary>The packs a thread should have before another group is worth starting.</summary>
    /// <value>4, as many as it moves at a time.</value>
    internal int DirectPacksPerThread { get; init; } = 4;

    /// <summary>Whether a collective is pushed though the ranks reach each other's buffers.</summary>
    /// <param name="kind">The operation.</param>
    /// <param name="bytes">The bytes of a block.</param>
    /// <param name="size">How many ranks there are.</param>
    internal bool Pushes(CollectiveKind kind, long bytes, int size) => kind switch
    {
        CollectiveKind.ReduceScatter => bytes <= PushReduceBytes,
        CollectiveKind.AllReduce or CollectiveKind.Reduce => bytes * (size - 1) <= PushReduceBytes,
        _ => bytes * (size - 1) <= PushMoveBytes,
    };
}
