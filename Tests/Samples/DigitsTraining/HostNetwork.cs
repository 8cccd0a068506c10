using System.Numerics.Tensors;
using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

/// <summary>The sample's network computed by other means, a digit at a time on the host: what its kernels must come to.</summary>
internal sealed class HostNetwork(NetworkShape shape)
{
    private readonly double[] _gradientSum = new double[shape.Length];
    private readonly double[] _pixels = new double[NetworkShape.Inputs];
    private readonly double[] _hidden = new double[shape.Hidden];
    private readonly double[] _hiddenGradient = new double[shape.Hidden];
    private readonly double[] _outputs = new double[Digit.LabelCount];
    private double[] _weights = [];

    /// <summary>The sum of the gradients since <see cref="Load"/>.</summary>
    public ReadOnlySpan<double> GradientSum => _gradientSum;

    /// <summary>Takes weights over and starts a new sum of gradients.</summary>
    public void Load(double[] weights)
    {
        _weights = weights;
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
        Layer(shape.HiddenWeights, shape.HiddenBiases, _pixels, _hidden);
        TensorPrimitives.Max(_hidden, 0.0, _hidden);
        Layer(shape.OutputWeights, shape.OutputBiases, _hidden, _outputs);
    }

    private void Layer(Range weights, Range biases, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        ReadOnlySpan<double> rows = _weights.AsSpan(weights);
        for (int unit = 0; unit < outputs.Length; unit++)
            outputs[unit] = TensorPrimitives.Dot(rows.Slice(unit * inputs.Length, inputs.Length), inputs);
        TensorPrimitives.Add(outputs, _weights.AsSpan(biases)[..outputs.Length], outputs);
    }

    private void Backward()
    {
        AddGradient(shape.OutputWeights, shape.OutputBiases, _hidden, _outputs);

        ReadOnlySpan<double> rows = _weights.AsSpan(shape.OutputWeights);
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

        AddGradient(shape.HiddenWeights, shape.HiddenBiases, _pixels, _hiddenGradient);
    }

    private void AddGradient(Range weights, Range biases, ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputGradient)
    {
        Span<double> rows = _gradientSum.AsSpan(weights);
        for (int unit = 0; unit < outputGradient.Length; unit++)
        {
            Span<double> row = rows.Slice(unit * inputs.Length, inputs.Length);
            TensorPrimitives.MultiplyAdd(inputs, outputGradient[unit], row, row);
        }

        Span<double> biasGradient = _gradientSum.AsSpan(biases)[..outputGradient.Length];
        TensorPrimitives.Add(biasGradient, outputGradient, biasGradient);
    }
}
