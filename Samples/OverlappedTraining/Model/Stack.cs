using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>One device's replica of the stack: its layers, its share of the examples, and its passes over them, on the communicator's stream.</summary>
internal sealed class Stack : IDisposable
{
    private readonly StackShape _shape;
    private readonly Accelerator _accelerator;
    private readonly AcceleratorStream _stream;
    private readonly LoadedKernels _kernels;
    private readonly MemoryBuffer1D<float, Stride1D.Dense>[] _activations; // of the input, then of every layer
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _targets;
    private MemoryBuffer1D<float, Stride1D.Dense> _gradient; // by the output of the layer the backward pass is at
    private MemoryBuffer1D<float, Stride1D.Dense> _nextGradient;

    public Stack(Communicator comm, StackShape shape)
    {
        _shape = shape;
        _stream = comm.Stream;
        _kernels = new LoadedKernels(comm);
        _accelerator = comm.Accelerator;
        Layers = [.. Enumerable.Range(0, shape.Layers).Select(_ => new Layer(_accelerator, shape))];
        _activations = [.. Enumerable.Range(0, shape.Layers + 1).Select(_ => _accelerator.Allocate1D<float>(shape.Activations))];
        _targets = _accelerator.Allocate1D<float>(shape.Activations);
        _gradient = _accelerator.Allocate1D<float>(shape.Activations);
        _nextGradient = _accelerator.Allocate1D<float>(shape.Activations);

        // Every rank has examples of its own: the seed is its rank.
        var random = new Random(comm.Rank);
        _activations[0].View.CopyFromCPU(_stream, Draw(random, shape.Activations, 0, 1));
        _targets.View.CopyFromCPU(_stream, Draw(random, shape.Activations, 0, 1));
    }

    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Draws the starting weights (He): a variance of 2 over the number of inputs; biases start at 0.</summary>
    public void Initialize(int seed)
    {
        var random = new Random(seed);
        float range = MathF.Sqrt(6f / _shape.Width); // uniform in plus and minus that
        foreach (Layer layer in Layers)
        {
            layer.Parameters.View.BaseView.MemSetToZero(_stream);
            layer.Weights.CopyFromCPU(_stream, Draw(random, _shape.Weights, -range, range));
        }
    }

    public void Forward()
    {
        _accelerator.Bind();
        for (int i = 0; i < Layers.Count; i++)
        {
            ArrayView<float> outputs = _activations[i + 1].View;
            _kernels.Multiply(Rows(_activations[i].View), Rows(Layers[i].Weights), outputs, _shape.Batch, _shape.Width, _shape.Width);
            _kernels.Activate(outputs, Layers[i].Biases);
        }
    }

    /// <summary>Begins the backward pass: the gradient by the outputs.</summary>
    public void BeginBackward()
    {
        _accelerator.Bind();
        _kernels.OutputGradient(_activations[^1].View, _targets.View, _gradient.View);
    }

    /// <summary>The gradients of one layer, those after it being done; what is left is the gradient by its inputs.</summary>
    public void Backward(int index)
    {
        _accelerator.Bind();
        Layer layer = Layers[index];
        ArrayView<float> inputs = _activations[index].View;
        _kernels.Multiply(
            Rows(inputs).Transposed, Rows(_gradient.View), layer.WeightGradients, _shape.Width, _shape.Batch, _shape.Width);
        _kernels.SumColumns(_gradient.View, layer.BiasGradients);
        if (index == 0)
            return;
        _kernels.Multiply(
            Rows(_gradient.View), Rows(layer.Weights).Transposed, _nextGradient.View, _shape.Batch, _shape.Width, _shape.Width);
        _kernels.CutOff(_nextGradient.View, inputs);
        (_gradient, _nextGradient) = (_nextGradient, _gradient);
    }

    public void Step(float rate)
    {
        _accelerator.Bind();
        foreach (Layer layer in Layers)
            _kernels.Step(layer.Parameters.View, layer.Gradients, rate);
    }

    /// <summary>Half the mean square of what the outputs were off in the last forward pass; waits for the device.</summary>
    public double Loss()
    {
        float[] outputs = Read(_activations[^1].View);
        float[] targets = Read(_targets.View);
        return outputs.Zip(targets, (output, target) => Math.Pow(output - target, 2)).Sum() / (2 * outputs.Length);
    }

    /// <summary>All parameters, layer by layer; waits for the device.</summary>
    public float[] Weights()
    {
        int length = _shape.Weights + _shape.Width;
        var weights = new float[Layers.Count * length];
        for (int i = 0; i < Layers.Count; i++)
            Layers[i].Parameters.View.BaseView.CopyToCPU(_stream, weights.AsSpan(i * length, length));
        _stream.Synchronize();
        return weights;
    }

    public void Dispose()
    {
        foreach (IDisposable owned in (IDisposable[])[.. Layers, .. _activations, _targets, _gradient, _nextGradient])
            owned.Dispose();
    }

    private static float[] Draw(Random random, int count, float from, float to)
    {
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = from + ((to - from) * random.NextSingle());
        return values;
    }

    private Matrix Rows(ArrayView<float> values) => Matrix.Rows(values, _shape.Width);

    private float[] Read(ArrayView<float> view)
    {
        var values = new float[view.Length];
        view.CopyToCPU(_stream, values);
        _stream.Synchronize();
        return values;
    }
}
