namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Where each tensor of the network lies in the one vector that holds all its weights (and in the one of its gradients).</summary>
/// <remarks>One vector, so that one collective carries the whole model.</remarks>
internal static class NetworkShape
{
    public const int Inputs = Digit.PixelCount;
    public const int Hidden = 256;
    public const int Outputs = Digit.LabelCount;

    private const int HiddenBiasesAt = Hidden * Inputs;
    private const int OutputWeightsAt = HiddenBiasesAt + Hidden;
    private const int OutputBiasesAt = OutputWeightsAt + Outputs * Hidden;

    /// <summary>The length of the vector.</summary>
    public const int Length = OutputBiasesAt + Outputs;

    /// <summary>A row of <see cref="Inputs"/> weights for each hidden unit.</summary>
    public static Range HiddenWeights => ..HiddenBiasesAt;

    /// <summary>Weights and biases of the hidden layer.</summary>
    public static Range HiddenLayer => ..OutputWeightsAt;

    /// <summary>Weights and biases of the output layer.</summary>
    public static Range OutputLayer => OutputWeightsAt..Length;

    public static Range HiddenBiases => HiddenBiasesAt..OutputWeightsAt;

    /// <summary>A row of <see cref="Hidden"/> weights for each output.</summary>
    public static Range OutputWeights => OutputWeightsAt..OutputBiasesAt;

    public static Range OutputBiases => OutputBiasesAt..Length;

    /// <summary>The tensors by name.</summary>
    public static IReadOnlyList<(string Name, Range Range)> Tensors { get; } =
    [
        ("hidden weights", HiddenWeights), ("hidden biases", HiddenBiases),
        ("output weights", OutputWeights), ("output biases", OutputBiases),
    ];
}
