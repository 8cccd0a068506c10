using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A device that is one rank's: its accelerator and the stream collectives are put on by default.</summary>
public sealed class CollectiveDevice
{
    private readonly Lazy<Accelerator> _accelerator;
    private readonly Lazy<AcceleratorStream> _stream;

    internal CollectiveDevice(DeviceKind kind, int index, string name, Func<Accelerator> open, Func<Accelerator, AcceleratorStream> createStream)
    {
        Kind = kind;
        Index = index;
        Name = name;
        _accelerator = new Lazy<Accelerator>(open);
        _stream = new Lazy<AcceleratorStream>(() => createStream(Accelerator));
    }

    /// <summary>What kind of device it is.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Its number among the devices of its kind.</summary>
    public int Index { get; }

    /// <summary>The name the driver gives it.</summary>
    public string Name { get; }

    /// <summary>Its ILGPU accelerator.</summary>
    /// <value>For a host device ILGPU's CPU accelerator, made when first asked for.</value>
    public Accelerator Accelerator => _accelerator.Value;

    /// <summary>The stream collectives are put on unless the call names another.</summary>
    /// <value>On CUDA a non-blocking stream: it does not wait for the legacy default stream, which NCCL would pay for with every call.</value>
    public AcceleratorStream Stream => _stream.Value;

    internal bool HasAccelerator => _accelerator.IsValueCreated;

    /// <summary>The device as <c>cuda:0 (name)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Index} ({Name})";
}
