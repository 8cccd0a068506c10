using System.Runtime.CompilerServices;
using ILGPU;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The arithmetic of the network, as kernels: 64 pixels, a hidden layer with ReLU, softmax over 10 digits, cross-entropy.</summary>
/// <remarks>
/// <para>
/// Every thread takes elements a grid apart, so that a launch fits a GPU's thousands of threads and the one that simulates them. An element is one
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

    /// <summary>A layer's outputs for every digit, four a thread: weights times inputs, and the bias; but not less than a least value.</summary>
    public static void Forward(ArrayView<Four> inputs, ArrayView<Four> weights, ArrayView<Four> biases, ArrayView<Four> outputs, double least)
    {
        int units = biases.IntLength;
        int row = weights.IntLength / (units * Four.Count);
        for (int i = First(); i < outputs.IntLength; i += Stride())
        {
            int input = i / units * row;
            int weight = i % units * Four.Count * row;
            Four sum = biases[i % units];
            for (int k = 0; k < row; k++)
            {
                Four x = inputs[input + k];
                sum.A += Dot(weights[weight + k], x);
                sum.B += Dot(weights[weight + row + k], x);
                sum.C += Dot(weights[weight + (2 * row) + k], x);
                sum.D += Dot(weights[weight + (3 * row) + k], x);
            }

            // NaN stays NaN.
            outputs[i] = new Four
            {
                A = sum.A < least ? least : sum.A,
                B = sum.B < least ? least : sum.B,
                C = sum.C < least ? least : sum.C,
                D = sum.D < least ? least : sum.D,
            };
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
            for (int i = 1; i < Digit.LabelCount; i++)
                largest = own[i] > largest ? own[i] : largest;
            double truth = own[labels[digit]] - largest;
            double sum = 0;
            for (int i = 0; i < Digit.LabelCount; i++)
            {
                own[i] = DeviceMath.Exp(own[i] - largest);
                sum += own[i];
            }

            // Of a choice between int constants that becomes a double ILGPU 1.5.3 makes a double with the int's bits: 1.0, not 1.
            for (int i = 0; i < NetworkShape.Outputs; i++)
                own[i] = i < Digit.LabelCount ? (own[i] / sum) - (labels[digit] == i ? 1.0 : 0.0) : 0;
            losses[digit] = DeviceMath.Log(sum) - truth;
        }
    }

    /// <summary>
    /// The gradient by a layer's weights, four inputs of four units a thread, and biases: the scaled sum over the digits, none of which gives 0.
    /// </summary>
    public static void Gradients(
        ArrayView<Four> inputs, ArrayView<Four> deltas, int digits, double scale, ArrayView<Four> weightGradients, ArrayView<Four> biasGradients)
    {
        int units = biasGradients.IntLength;
        int row = weightGradients.IntLength / (units * Four.Count);
        for (int i = First(); i < units * row; i += Stride())
        {
            int unit = i / row;
            int input = i % row;
            Four a = default;
            Four b = default;
            Four c = default;
            Four d = default;
            for (int digit = 0; digit < digits; digit++)
            {
                Four delta = deltas[(digit * units) + unit];
                Four x = inputs[(digit * row) + input];
                AddScaled(ref a, delta.A, x);
                AddScaled(ref b, delta.B, x);
                AddScaled(ref c, delta.C, x);
                AddScaled(ref d, delta.D, x);
            }

            int weight = (unit * Four.Count * row) + input;
            weightGradients[weight] = Scaled(scale, a);
            weightGradients[weight + row] = Scaled(scale, b);
            weightGradients[weight + (2 * row)] = Scaled(scale, c);
            weightGradients[weight + (3 * row)] = Scaled(scale, d);
        }

        for (int unit = First(); unit < units; unit += Stride())
        {
            Four sum = default;
            for (int digit = 0; digit < digits; digit++)
                AddScaled(ref sum, 1, deltas[(digit * units) + unit]);
            biasGradients[unit] = Scaled(scale, sum);
        }
    }

    /// <summary>The gradient by the hidden units; none goes through a unit that was cut off.</summary>
    public static void HiddenDeltas(
        ArrayView<Four> outputDeltas, ArrayView<Four> outputWeights, ArrayView<Four> hidden, ArrayView<Four> hiddenDeltas)
    {
        const int outputs = NetworkShape.Outputs / Four.Count;
        int row = outputWeights.IntLength / NetworkShape.Outputs;
        for (int i = First(); i < hiddenDeltas.IntLength; i += Stride())
        {
            int delta = i / row * outputs;
            Four sum = default;
            for (int output = 0; output < outputs; output++)
            {
                Four by = outputDeltas[delta + output];
                int weight = (output * Four.Count * row) + (i % row);
                AddScaled(ref sum, by.A, outputWeights[weight]);
                AddScaled(ref sum, by.B, outputWeights[weight + row]);
                AddScaled(ref sum, by.C, outputWeights[weight + (2 * row)]);
                AddScaled(ref sum, by.D, outputWeights[weight + (3 * row)]);
            }

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
            ref Four velocityHere = ref velocity[i];
            ref Four weightsHere = ref weights[i];
            Four v = gradients[i];
            AddScaled(ref v, momentum, velocityHere);
            velocityHere = v;
            Four w = weightsHere;
            AddScaled(ref w, -rate, v);
            weightsHere = w;
        }
    }

    /// <summary>1 for each digit whose most likely output is its label.</summary>
    public static void Recognise(ArrayView<int> labels, ArrayView<double> outputs, ArrayView<int> hits)
    {
        for (int digit = First(); digit < labels.IntLength; digit += Stride())
        {
            int start = digit * NetworkShape.Outputs;
            int best = 0;
            for (int i = 1; i < Digit.LabelCount; i++)
                best = outputs[start + i] > outputs[start + best] ? i : best;
            hits[digit] = best == labels[digit] ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(Four left, Four right) =>
        (left.A * right.A) + (left.B * right.B) + (left.C * right.C) + (left.D * right.D);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Scaled(double scale, Four values) =>
        new() { A = scale * values.A, B = scale * values.B, C = scale * values.C, D = scale * values.D };

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
