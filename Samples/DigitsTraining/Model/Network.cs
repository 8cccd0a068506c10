using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The passes of one replica over digits that lie on its device: every method puts kernels on the stream, and waits for none.</summary>
internal sealed class Network : IDisposable
{
    private readonly Replica _replica;
    private readonly NetworkShape _shape;
    private readonly LoadedKernels _kernels;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _hidden;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _hiddenDeltas;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> _outputs; // from Loss on their gradient

    /// <param name="accelerator">The device.</param>
    /// <param name="kernels">Its kernels.</param>
    /// <param name="replica">The weights and gradients.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="digits">The most digits of a pass.</param>
    public Network(Accelerator accelerator, LoadedKernels kernels, Replica replica, NetworkShape shape, int digits)
    {
        _replica = replica;
        _shape = shape;
        _kernels = kernels;
        _hidden = accelerator.Allocate1D<double>(digits * shape.Hidden);
        _hiddenDeltas = accelerator.Allocate1D<double>(digits * shape.Hidden);
        _outputs = accelerator.Allocate1D<double>(digits * NetworkShape.Outputs);
    }

    /// <summary>The outputs for some digits.</summary>
    public void Forward(DigitRange digits)
    {
        _kernels.Forward(digits.Pixels.Cast<Four>(), Hidden(_replica.HiddenWeights), Hidden(digits), least: 0);
        _kernels.Forward(Hidden(digits), Output(_replica.OutputWeights), Outputs(digits).Cast<Four>(), double.NegativeInfinity);
    }

    /// <summary>After <see cref="Forward"/>: the loss of each digit.</summary>
    public void Loss(DigitRange digits, ArrayView<double> losses) => _kernels.Loss(digits.Labels, Outputs(digits), losses);

    /// <summary>After <see cref="Forward"/>, instead of the loss: 1 for each digit recognised.</summary>
    public void Recognise(DigitRange digits, ArrayView<int> hits) => _kernels.Recognise(digits.Labels, Outputs(digits), hits);

    /// <summary>The backward pass as far as the output layer: its gradients, the sum over the digits times the scale.</summary>
    public void BackwardOutput(DigitRange digits, double scale) =>
        _kernels.Gradients(Hidden(digits), Outputs(digits).Cast<Four>(), digits.Count, scale, Output(_replica.OutputGradients));

    /// <summary>The rest of the backward pass: the hidden layer's gradients.</summary>
    public void BackwardHidden(DigitRange digits, double scale)
    {
        ArrayView<Four> deltas = Take(_hiddenDeltas, digits, _shape.Hidden).Cast<Four>();
        _kernels.HiddenDeltas(Outputs(digits).Cast<Four>(), Output(_replica.OutputWeights), Hidden(digits), deltas);
        _kernels.Gradients(digits.Pixels.Cast<Four>(), deltas, digits.Count, scale, Hidden(_replica.HiddenGradients));
    }

    public void Dispose()
    {
        _hidden.Dispose();
        _hiddenDeltas.Dispose();
        _outputs.Dispose();
    }

    private ArrayView<Four> Hidden(DigitRange digits) => Take(_hidden, digits, _shape.Hidden).Cast<Four>();

    private ArrayView<double> Outputs(DigitRange digits) => Take(_outputs, digits, NetworkShape.Outputs);

    private Layer Hidden(ArrayView<double> all) => Layer.Of(all, _shape.Hidden);

    private static Layer Output(ArrayView<double> all) => Layer.Of(all, NetworkShape.Outputs);

    private static ArrayView<double> Take(MemoryBuffer1D<double, Stride1D.Dense> buffer, DigitRange digits, int each) =>
        buffer.View.SubView(0, digits.Count * each);
}
