using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A device that is one rank's: its accelerator and the stream collectives are put on by default.</summary>
public sealed class CollectiveDevice
{
    private readonly Lock _gate = new();
    private readonly Func<Accelerator> _open;
    private readonly Func<Accelerator, AcceleratorStream> _createStream;
    private volatile Accelerator? _accelerator;
    private volatile AcceleratorStream? _stream;

    internal CollectiveDevice(
        DeviceKind kind, int index, string name, Func<Accelerator> open, Func<Accelerator, AcceleratorStream> createStream)
    {
        Kind = kind;
        Index = index;
        Name = name;
        _open = open;
        _createStream = createStream;
    }

    /// <summary>What kind of device it is.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Its number among the devices of its kind.</summary>
    public int Index { get; }

    /// <summary>The name the driver gives it.</summary>
    public string Name { get; }

    /// <summary>Its ILGPU accelerator.</summary>
    /// <value>For a host device ILGPU's CPU accelerator, made when first asked for.</value>
    public Accelerator Accelerator => _accelerator ?? OpenAccelerator();

    /// <summary>The stream collectives are put on unless the call names another.</summary>
    /// <value>On CUDA a non-blocking stream: it does not wait for the legacy default stream, which NCCL would pay for with every call.</value>
    public AcceleratorStream Stream => _stream ?? OpenStream();

    /// <summary>The accelerator, if it was asked for already.</summary>
    internal Accelerator? Opened => _accelerator;

    /// <summary>The device as <c>cuda:0 (name)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Index} ({Name})";

    private Accelerator OpenAccelerator()
    {
        lock (_gate)
            return _accelerator ??= _open();
    }

    private AcceleratorStream OpenStream()
    {
        lock (_gate)
            return _stream ??= _createStream(Accelerator);
    }
}
