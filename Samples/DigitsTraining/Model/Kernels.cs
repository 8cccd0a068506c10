using System.Runtime.CompilerServices;
using ILGPU;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The arithmetic of the network, as kernels: 64 pixels, a hidden layer with ReLU, softmax over 10 digits, cross-entropy.</summary>
/// <remarks>
/// <para>
/// Every thread takes elements a grid apart, so that a launch fits a GPU's thousands of threads and the two that simulate one. An element is one
/// thread's: its sum runs in one order, whatever the device.
/// </para>
/// <para>
/// In <see cref="double"/>, because the order of the sum over ranks, and so its rounding, depends on how the digits are spread over them, and
/// ReLU turns the rounding of a number near 0 into another gradient: in <see cref="float"/> runs on four devices and on one end
/// 4e-3 apart with some seeds, in <see cref="double"/> they do not part.
/// </para>
/// </remarks>
internal static class Kernels
{
    /// <summary>Puts the digits into an epoch's order, in which every batch is a range.</summary>
    public static void Arrange(
        ArrayView<int> order, ArrayView<double> pixels, ArrayView<int> labels, ArrayView<double> orderedPixels, ArrayView<int> orderedLabels)
    {
        for (int i = First(); i < orderedPixels.IntLength; i += Stride())
            orderedPixels[i] = pixels[(order[i / NetworkShape.Inputs] * NetworkShape.Inputs) + (i % NetworkShape.Inputs)];
        for (int i = First(); i < orderedLabels.IntLength; i += Stride())
            orderedLabels[i] = labels[order[i]];
    }

    /// <summary>A layer's outputs for every digit: weights times inputs, and the bias; but not less than a least value.</summary>
    public static void Forward(
        ArrayView<Four> inputs, ArrayView<Four> weights, ArrayView<double> biases, ArrayView<double> outputs, double least)
    {
        int units = biases.IntLength;
        int row = weights.IntLength / units;
        for (int i = First(); i < outputs.IntLength; i += Stride())
        {
            int weight = i % units * row;
            int input = i / units * row;
            double sum = 0;
            for (int k = 0; k < row; k++)
            {
                Four w = weights[weight + k];
                Four x = inputs[input + k];
                sum += (w.A * x.A) + (w.B * x.B) + (w.C * x.C) + (w.D * x.D);
            }

            sum += biases[i % units];
            outputs[i] = sum < least ? least : sum; // NaN stays NaN
        }
    }

    /// <summary>Every digit's loss, and its gradient by the outputs before softmax, which takes their place: the likelihoods less the truth.</summary>
    public static void Loss(ArrayView<int> labels, ArrayView<double> outputs, ArrayView<double> losses)
    {
        for (int digit = First(); digit < labels.IntLength; digit += Stride())
        {
            ArrayView<double> own = outputs.SubView(digit * NetworkShape.Outputs, NetworkShape.Outputs);

            // The largest output is taken off first: the exponentials cannot overflow, and their sum is 1 to 10.
            double largest = own[0];
            for (int i = 1; i < NetworkShape.Outputs; i++)
                largest = own[i] > largest ? own[i] : largest;
            double truth = own[labels[digit]] - largest;
            double sum = 0;
            for (int i = 0; i < NetworkShape.Outputs; i++)
            {
                own[i] = DeviceMath.Exp(own[i] - largest);
                sum += own[i];
            }

            for (int i = 0; i < NetworkShape.Outputs; i++)
                own[i] = (own[i] / sum) - (labels[digit] == i ? 1 : 0);
            losses[digit] = DeviceMath.Log(sum) - truth;
        }
    }

    /// <summary>The gradient by a layer's weights and biases: the scaled sum over the digits, none of which gives 0.</summary>
    public static void Gradients(
        ArrayView<Four> inputs, ArrayView<double> deltas, int digits, double scale, ArrayView<Four> weightGradients, ArrayView<double> biasGradients)
    {
        int units = biasGradients.IntLength;
        int row = weightGradients.IntLength / units;
        for (int i = First(); i < weightGradients.IntLength; i += Stride())
        {
            int input = i % row;
            int unit = i / row;
            Four sum = default;
            for (int digit = 0; digit < digits; digit++)
                AddScaled(ref sum, deltas[(digit * units) + unit], inputs[(digit * row) + input]);
            Four gradient = default;
            AddScaled(ref gradient, scale, sum);
            weightGradients[i] = gradient;
        }

        for (int unit = First(); unit < units; unit += Stride())
        {
            double sum = 0;
            for (int digit = 0; digit < digits; digit++)
                sum += deltas[(digit * units) + unit];
            biasGradients[unit] = sum * scale;
        }
    }

    /// <summary>The gradient by the hidden units; none goes through a unit that was cut off.</summary>
    public static void HiddenDeltas(ArrayView<double> outputDeltas, ArrayView<Four> outputWeights, ArrayView<Four> hidden, ArrayView<Four> hiddenDeltas)
    {
        int row = outputWeights.IntLength / NetworkShape.Outputs;
        for (int i = First(); i < hiddenDeltas.IntLength; i += Stride())
        {
            int delta = i / row * NetworkShape.Outputs;
            Four sum = default;
            for (int output = 0; output < NetworkShape.Outputs; output++)
                AddScaled(ref sum, outputDeltas[delta + output], outputWeights[(output * row) + (i % row)]);
            Four value = hidden[i];
            hiddenDeltas[i] = new Four
            {
                A = value.A <= 0 ? 0 : sum.A,
                B = value.B <= 0 ? 0 : sum.B,
                C = value.C <= 0 ? 0 : sum.C,
                D = value.D <= 0 ? 0 : sum.D,
            };
        }
    }

    /// <summary>Stochastic gradient descent with momentum: the same arithmetic on the same bits on every rank.</summary>
    public static void Step(ArrayView<Four> gradients, double momentum, double rate, ArrayView<Four> velocity, ArrayView<Four> weights)
    {
        for (int i = First(); i < weights.IntLength; i += Stride())
        {
            Four v = gradients[i];
            AddScaled(ref v, momentum, velocity[i]);
            velocity[i] = v;
            Four w = weights[i];
            AddScaled(ref w, -rate, v);
            weights[i] = w;
        }
    }

    /// <summary>1 for each digit whose most likely output is its label.</summary>
    public static void Recognise(ArrayView<int> labels, ArrayView<double> outputs, ArrayView<int> hits)
    {
        for (int digit = First(); digit < labels.IntLength; digit += Stride())
        {
            int start = digit * NetworkShape.Outputs;
            int best = 0;
            for (int i = 1; i < NetworkShape.Outputs; i++)
                best = outputs[start + i] > outputs[start + best] ? i : best;
            hits[digit] = best == labels[digit] ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(ref Four sum, double scale, Four values)
    {
        sum.A += scale * values.A;
        sum.B += scale * values.B;
        sum.C += scale * values.C;
        sum.D += scale * values.D;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First() => (Grid.IdxX * Group.DimX) + Group.IdxX;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Stride() => Grid.DimX * Group.DimX;
}
