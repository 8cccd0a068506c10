namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    /// <summary>The number of devices; <see langword="null"/> for all there are.</summary>
    public int? Devices { get; init; }

    public BackendKind Backend { get; init; }

    public required IReadOnlyList<Mode> Modes { get; init; }

    public required StackShape Shape { get; init; }

    /// <summary>The steps that are timed, after one that is not.</summary>
    public required int Steps { get; init; }

    /// <summary>How often every mode is trained.</summary>
    public required int Rounds { get; init; }

    /// <summary>The bytes of gradients that are worth a launch.</summary>
    public required long PartBytes { get; init; }
}
