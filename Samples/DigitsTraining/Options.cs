namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    /// <summary>The number of devices; <see langword="null"/> for all there are.</summary>
    public int? Devices { get; init; }

    public BackendKind Backend { get; init; }

    public required TrainingOptions Training { get; init; }

    /// <summary>The file with the digits.</summary>
    public required string Data { get; init; }

    /// <summary>The file for the plot, if one is wanted.</summary>
    public string? Plot { get; init; }

    /// <summary>Whether to train on one device, too, and compare; <see langword="null"/> to do so if there are several.</summary>
    public bool? Verify { get; init; }

    /// <summary>How often to train in each way to exchange the gradients, to compare them; <see langword="null"/> not to.</summary>
    public int? Compare { get; init; }
}
