using ILGPU.Runtime;
using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

/// <summary>The sample's network on a host device, with some digits.</summary>
internal sealed class DeviceNetwork : IDisposable
{
    private readonly CommunicatorClique _clique = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
    private readonly Communicator _comm;
    private readonly DeviceDigits _digits;
    private readonly Replica _replica;
    private readonly Network _network;

    public DeviceNetwork(NetworkShape shape, IReadOnlyList<Digit> digits)
    {
        _comm = _clique[0];
        Accelerator accelerator = _comm.Accelerator;
        _digits = new DeviceDigits(accelerator, _comm.Stream, digits);
        _replica = new Replica(accelerator, shape);
        _network = new Network(accelerator, new LoadedKernels(accelerator, _comm.Stream), _replica, shape, digits.Count);
    }

    public void Load(double[] weights) => _replica.Weights.View.CopyFromCPU(_comm.Stream, weights);

    public double[] Losses()
    {
        using var losses = _comm.Accelerator.Allocate1D<double>(_digits.All.Count);
        _network.Forward(_digits.All);
        _network.Loss(_digits.All, losses.View);
        return losses.GetAsArray1D(_comm.Stream);
    }

    public int[] Hits()
    {
        using var hits = _comm.Accelerator.Allocate1D<int>(_digits.All.Count);
        _network.Forward(_digits.All);
        _network.Recognise(_digits.All, hits.View);
        return hits.GetAsArray1D(_comm.Stream);
    }

    /// <summary>The gradients of some of the digits, all by default.</summary>
    public double[] Gradients(double scale, int? count = null)
    {
        DigitRange digits = _digits.All.Slice(0, count ?? _digits.All.Count);
        using var losses = _comm.Accelerator.Allocate1D<double>(_digits.All.Count);
        _network.Forward(digits);
        _network.Loss(digits, losses.View.SubView(0, digits.Count));
        _network.BackwardOutput(digits, scale);
        _network.BackwardHidden(digits, scale);
        var gradients = new double[_replica.Gradients.Length];
        _replica.Gradients.CopyToCPU(_comm.Stream, gradients);
        return gradients;
    }

    public void Dispose()
    {
        _network.Dispose();
        _replica.Dispose();
        _digits.Dispose();
        _clique.Dispose();
    }
}
