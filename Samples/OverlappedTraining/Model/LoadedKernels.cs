using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>The kernels of one device, on its communicator's stream.</summary>
/// <remarks>ILGPU launches on the device that is current for the thread: whoever drives several devices makes each its own before.</remarks>
internal sealed class LoadedKernels
{
    private readonly AcceleratorStream _stream;
    private readonly int _tile;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, int, int, ArrayView<float>, int, int, ArrayView<float>, int, int, int> _multiply;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>> _activate;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>> _outputGradient;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>> _cutOff;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>> _sumColumns;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>, float> _step;

    public LoadedKernels(Communicator comm)
    {
        Accelerator accelerator = comm.Accelerator;
        _stream = comm.Stream;
        _tile = Kernels.MaxTile;
        while (_tile * _tile > accelerator.MaxNumThreadsPerGroup) // the CPU accelerator's groups are small
            _tile /= 2;
        _multiply = accelerator.LoadKernel<ArrayView<float>, int, int, ArrayView<float>, int, int, ArrayView<float>, int, int, int>(Kernels.Multiply);
        _activate = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Kernels.Activate);
        _outputGradient = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>, ArrayView<float>>(Kernels.OutputGradient);
        _cutOff = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Kernels.CutOff);
        _sumColumns = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Kernels.SumColumns);
        _step = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>, float>(Kernels.Step);
    }

    public void Multiply(Matrix left, Matrix right, ArrayView<float> result, int rows, int inner, int columns) => _multiply(
        _stream,
        (new Index2D((columns + _tile - 1) / _tile, (rows + _tile - 1) / _tile), new Index2D(_tile, _tile)),
        left.Values, left.RowStride, left.ColumnStride, right.Values, right.RowStride, right.ColumnStride, result, rows, inner, columns);

    public void Activate(ArrayView<float> values, ArrayView<float> biases) => _activate(_stream, values.IntLength, values, biases);

    public void OutputGradient(ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> gradient) =>
        _outputGradient(_stream, outputs.IntLength, outputs, targets, gradient);

    public void CutOff(ArrayView<float> gradient, ArrayView<float> activations) => _cutOff(_stream, gradient.IntLength, gradient, activations);

    public void SumColumns(ArrayView<float> values, ArrayView<float> sums) => _sumColumns(_stream, sums.IntLength, values, sums);

    public void Step(ArrayView<float> parameters, ArrayView<float> gradients, float rate) =>
        _step(_stream, parameters.IntLength, parameters, gradients, rate);
}
