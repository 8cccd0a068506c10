using System.Numerics.Tensors;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The mathematics of one network: 64 pixels, a hidden layer with ReLU, softmax over 10 digits, cross-entropy.</summary>
/// <remarks>
/// In <see cref="double"/>, because the order of a sum, and so its rounding, depends on how the digits are spread over ranks, and
/// ReLU turns the rounding of a number near 0 into another gradient: in <see cref="float"/> runs on four devices and on one end
/// 4e-3 apart with some seeds, in <see cref="double"/> they do not part.
/// One instance is one thread's: it holds the activations of the digit it is at.
/// </remarks>
internal sealed class Network
{
    private readonly double[] _weights = new double[NetworkShape.Length];
    private readonly double[] _gradientSum = new double[NetworkShape.Length];
    private readonly double[] _pixels = new double[NetworkShape.Inputs];
    private readonly double[] _hidden = new double[NetworkShape.Hidden];
    private readonly double[] _hiddenGradient = new double[NetworkShape.Hidden];
    private readonly double[] _outputs = new double[NetworkShape.Outputs];

    /// <summary>The sum of the gradients since <see cref="Load"/>.</summary>
    public ReadOnlySpan<double> GradientSum => _gradientSum;

    /// <summary>Draws starting weights (He): normal, with a variance of 2 over the number of inputs of the unit; biases start at 0.</summary>
    public static void Initialize(Span<double> weights, int seed)
    {
        var random = new Random(seed);
        weights.Clear();
        Draw(weights[NetworkShape.HiddenWeights], NetworkShape.Inputs, random);
        Draw(weights[NetworkShape.OutputWeights], NetworkShape.Hidden, random);
    }

    /// <summary>Takes weights over and starts a new sum of gradients.</summary>
    public void Load(ReadOnlySpan<double> weights)
    {
        weights.CopyTo(_weights);
        Array.Clear(_gradientSum);
    }

    /// <summary>The most likely digit.</summary>
    public int Classify(Digit digit)
    {
        Forward(digit);
        return TensorPrimitives.IndexOfMax<double>(_outputs);
    }

    /// <summary>Adds the gradient of one digit's loss to the sum.</summary>
    /// <returns>The loss.</returns>
    public double Learn(Digit digit)
    {
        Forward(digit);

        // Softmax, with the largest output taken off first: the exponentials cannot overflow.
        TensorPrimitives.Subtract(_outputs, TensorPrimitives.Max<double>(_outputs), _outputs);
        double ownOutput = _outputs[digit.Label];
        TensorPrimitives.Exp<double>(_outputs, _outputs);
        double sum = TensorPrimitives.Sum<double>(_outputs);
        TensorPrimitives.Divide(_outputs, sum, _outputs);
        double loss = Math.Log(sum) - ownOutput;

        // The gradient of the cross-entropy by the outputs before softmax: the likelihoods less the truth.
        _outputs[digit.Label] -= 1;
        Backward();
        return loss;
    }

    private void Forward(Digit digit)
    {
        TensorPrimitives.Divide(digit.Pixels, Digit.MaxPixel, _pixels);
        Layer(NetworkShape.HiddenWeights, NetworkShape.HiddenBiases, _pixels, _hidden);
        TensorPrimitives.Max(_hidden, 0.0, _hidden);
        Layer(NetworkShape.OutputWeights, NetworkShape.OutputBiases, _hidden, _outputs);
    }

    private void Layer(Range weights, Range biases, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        ReadOnlySpan<double> rows = _weights.AsSpan(weights);
        for (int unit = 0; unit < outputs.Length; unit++)
            outputs[unit] = TensorPrimitives.Dot(rows.Slice(unit * inputs.Length, inputs.Length), inputs);
        TensorPrimitives.Add(outputs, _weights.AsSpan(biases), outputs);
    }

    private void Backward()
    {
        AddGradient(NetworkShape.OutputWeights, NetworkShape.OutputBiases, _hidden, _outputs);

        ReadOnlySpan<double> rows = _weights.AsSpan(NetworkShape.OutputWeights);
        Array.Clear(_hiddenGradient);
        for (int output = 0; output < _outputs.Length; output++)
        {
            TensorPrimitives.MultiplyAdd(
                rows.Slice(output * _hidden.Length, _hidden.Length), _outputs[output], _hiddenGradient, _hiddenGradient);
        }

        for (int unit = 0; unit < _hidden.Length; unit++)
        {
            if (_hidden[unit] <= 0)
                _hiddenGradient[unit] = 0;
        }

        AddGradient(NetworkShape.HiddenWeights, NetworkShape.HiddenBiases, _pixels, _hiddenGradient);
    }

    private void AddGradient(Range weights, Range biases, ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputGradient)
    {
        Span<double> rows = _gradientSum.AsSpan(weights);
        for (int unit = 0; unit < outputGradient.Length; unit++)
        {
            Span<double> row = rows.Slice(unit * inputs.Length, inputs.Length);
            TensorPrimitives.MultiplyAdd(inputs, outputGradient[unit], row, row);
        }

        Span<double> biasGradient = _gradientSum.AsSpan(biases);
        TensorPrimitives.Add(biasGradient, outputGradient, biasGradient);
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
