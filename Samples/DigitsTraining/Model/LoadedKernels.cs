using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The kernels of one device, launched on one stream with threads for so many elements.</summary>
internal sealed class LoadedKernels
{
    /// <summary>More groups than fill a GPU gain nothing.</summary>
    private const int MaxGroups = 4096;

    private readonly AcceleratorStream _stream;
    private readonly int _groupSize;
    private readonly int _maxGroups;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<double>, ArrayView<int>, ArrayView<double>, ArrayView<int>> _arrange;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<Four>, ArrayView<Four>, ArrayView<Four>, ArrayView<Four>, double> _forward;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<double>, ArrayView<double>> _loss;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<Four>, ArrayView<Four>, int, double, ArrayView<Four>, ArrayView<Four>> _gradients;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<Four>, ArrayView<Four>, ArrayView<Four>, ArrayView<Four>> _hiddenDeltas;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<Four>, double, double, ArrayView<Four>, ArrayView<Four>> _step;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<double>, ArrayView<int>> _recognise;

    public LoadedKernels(Accelerator accelerator, AcceleratorStream stream)
    {
        _stream = stream;

        // The CPU accelerator simulates, and its threads hinder each other at every access to memory: one is faster than two.
        bool simulates = accelerator.AcceleratorType == AcceleratorType.CPU;
        _groupSize = simulates ? 1 : 128;
        _maxGroups = simulates ? 1 : MaxGroups;
        _arrange = accelerator.LoadKernel<ArrayView<int>, ArrayView<double>, ArrayView<int>, ArrayView<double>, ArrayView<int>>(Kernels.Arrange);
        _forward = accelerator.LoadKernel<ArrayView<Four>, ArrayView<Four>, ArrayView<Four>, ArrayView<Four>, double>(Kernels.Forward);
        _loss = accelerator.LoadKernel<ArrayView<int>, ArrayView<double>, ArrayView<double>>(Kernels.Loss);
        _gradients = accelerator.LoadKernel<ArrayView<Four>, ArrayView<Four>, int, double, ArrayView<Four>, ArrayView<Four>>(Kernels.Gradients);
        _hiddenDeltas = accelerator.LoadKernel<ArrayView<Four>, ArrayView<Four>, ArrayView<Four>, ArrayView<Four>>(Kernels.HiddenDeltas);
        _step = accelerator.LoadKernel<ArrayView<Four>, double, double, ArrayView<Four>, ArrayView<Four>>(Kernels.Step);
        _recognise = accelerator.LoadKernel<ArrayView<int>, ArrayView<double>, ArrayView<int>>(Kernels.Recognise);
    }

    public void Arrange(
        ArrayView<int> order, ArrayView<double> pixels, ArrayView<int> labels, ArrayView<double> orderedPixels, ArrayView<int> orderedLabels) =>
        _arrange(_stream, Threads(orderedPixels.IntLength), order, pixels, labels, orderedPixels, orderedLabels);

    public void Forward(ArrayView<Four> inputs, Layer layer, ArrayView<Four> outputs, double least) =>
        _forward(_stream, Threads(outputs.IntLength), inputs, layer.Weights, layer.Biases, outputs, least);

    public void Loss(ArrayView<int> labels, ArrayView<double> outputs, ArrayView<double> losses) =>
        _loss(_stream, Threads(labels.IntLength), labels, outputs, losses);

    public void Gradients(ArrayView<Four> inputs, ArrayView<Four> deltas, int digits, double scale, Layer gradients) =>
        _gradients(_stream, Threads(gradients.Weights.IntLength / Four.Count), inputs, deltas, digits, scale, gradients.Weights, gradients.Biases);

    public void HiddenDeltas(ArrayView<Four> outputDeltas, Layer output, ArrayView<Four> hidden, ArrayView<Four> hiddenDeltas) =>
        _hiddenDeltas(_stream, Threads(hiddenDeltas.IntLength), outputDeltas, output.Weights, hidden, hiddenDeltas);

    public void Step(ArrayView<Four> gradients, double momentum, double rate, ArrayView<Four> velocity, ArrayView<Four> weights) =>
        _step(_stream, Threads(weights.IntLength), gradients, momentum, rate, velocity, weights);

    public void Recognise(ArrayView<int> labels, ArrayView<double> outputs, ArrayView<int> hits) =>
        _recognise(_stream, Threads(labels.IntLength), labels, outputs, hits);

    private KernelConfig Threads(int elements) => (Math.Clamp((elements + _groupSize - 1) / _groupSize, 1, _maxGroups), _groupSize);
}
