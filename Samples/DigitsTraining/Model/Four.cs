namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Four neighbouring values: a thread reads them at once.</summary>
/// <remarks>Public, since ILGPU's CPU accelerator reaches no other type.</remarks>
public struct Four
{
    /// <summary>How many values there are.</summary>
    public const int Count = 4;

    /// <summary>A value.</summary>
    public double A, B, C, D;
}
