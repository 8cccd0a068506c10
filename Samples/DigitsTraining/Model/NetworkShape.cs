namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Where each tensor of the network lies in the one vector that holds all its weights (and in the one of its gradients).</summary>
/// <param name="Hidden">The units of the hidden layer, a multiple of <see cref="Four.Count"/>.</param>
/// <remarks>One vector, so that one collective carries the whole model. A layer is a row of weights for each of its units, then their biases.</remarks>
internal sealed record NetworkShape(int Hidden)
{
    public const int Inputs = Digit.PixelCount;

    /// <summary>One for each label, and more to make it a multiple of <see cref="Four.Count"/>: they start at 0, and learn nothing.</summary>
    public const int Outputs = (Digit.LabelCount + Four.Count - 1) / Four.Count * Four.Count;

    /// <summary>Units enough for these digits.</summary>
    public const int DefaultHidden = 256;

    /// <summary>The most units for which every element of a batch of all digits has an index.</summary>
    public const int MaxHidden = 1 << 16;

    /// <summary>The length of the vector.</summary>
    public int Length => OutputBiasesAt + Outputs;

    /// <summary>A row of <see cref="Inputs"/> weights for each hidden unit.</summary>
    public Range HiddenWeights => ..HiddenBiasesAt;

    public Range HiddenBiases => HiddenBiasesAt..OutputWeightsAt;

    /// <summary>Weights and biases of the hidden layer.</summary>
    public Range HiddenLayer => ..OutputWeightsAt;

    /// <summary>A row of <see cref="Hidden"/> weights for each output.</summary>
    public Range OutputWeights => OutputWeightsAt..OutputBiasesAt;

    public Range OutputBiases => OutputBiasesAt..Length;

    /// <summary>Weights and biases of the output layer.</summary>
    public Range OutputLayer => OutputWeightsAt..Length;

    /// <summary>All tensors.</summary>
    public IReadOnlyList<Range> Tensors => [HiddenWeights, HiddenBiases, OutputWeights, OutputBiases];

    private int HiddenBiasesAt => Hidden * Inputs;

    private int OutputWeightsAt => HiddenBiasesAt + Hidden;

    private int OutputBiasesAt => OutputWeightsAt + (Outputs * Hidden);

    /// <summary>Whether the hidden layer can have so many units.</summary>
    public static bool CanHave(int hidden) => hidden is > 0 and <= MaxHidden && hidden % Four.Count == 0;

    /// <summary>Draws starting weights (He): normal, with a variance of 2 over the number of inputs of the unit; biases start at 0.</summary>
    public double[] DrawWeights(int seed)
    {
        var random = new Random(seed);
        var weights = new double[Length];
        Draw(weights.AsSpan(HiddenWeights), Inputs, random);
        Draw(weights.AsSpan(OutputWeights)[..(Digit.LabelCount * Hidden)], Hidden, random);
        return weights;
    }

    private static void Draw(Span<double> weights, int inputs, Random random)
    {
        double deviation = Math.Sqrt(2.0 / inputs);
        for (int i = 0; i < weights.Length; i++)
        {
            // Box-Muller; 1 - NextDouble() is never 0.
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            weights[i] = deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble());
        }
    }
}
