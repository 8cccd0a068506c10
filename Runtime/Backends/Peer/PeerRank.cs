using CommunityToolkit.HighPerformance.Buffers;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>What one device of a peer clique works with: its compiled kernels and, for links that need one, its staging buffer.</summary>
internal sealed class PeerRank(CollectiveDevice device) : IDisposable
{
    /// <summary>The host memory a copy between two kinds of device goes through.</summary>
    private const int HostStagingBytes = 16 << 20;

    private MemoryBuffer1D<byte, Stride1D.Dense>? _staging;

    internal CollectiveDevice Device => device;

    internal DeviceKernels Kernels { get; } = new(device);

    /// <summary>Copies another device's memory to this one's.</summary>
    internal void Copy(
        PeerLink link, AcceleratorStream stream, AcceleratorStream ownerStream, ArrayView<byte> source, ArrayView<byte> target)
    {
        device.Accelerator.Bind();
        if (link != PeerLink.HostCopy)
        {
            source.CopyTo(stream, target);
            return;
        }

        using SpanOwner<byte> owner = SpanOwner<byte>.Allocate((int)Math.Min(HostStagingBytes, source.Length));
        for (long start = 0; start < source.Length; start += HostStagingBytes)
        {
            int length = (int)Math.Min(HostStagingBytes, source.Length - start);
            Span<byte> staging = owner.Span[..length];
            ownerStream.Accelerator.Bind();
            source.SubView(start, length).CopyToCPU(ownerStream, staging);
            device.Accelerator.Bind();
            target.SubView(start, length).CopyFromCPU(stream, (ReadOnlySpan<byte>)staging);
            stream.Synchronize();
        }
    }

    /// <summary>Another device's memory as this one's kernels can read it: itself, or a copy.</summary>
    internal ArrayView<byte> Bring(
        PeerLink link, AcceleratorStream stream, AcceleratorStream ownerStream, ArrayView<byte> source)
    {
        if (link == PeerLink.Direct)
            return source;

        if (_staging is null || _staging.Length < source.Length)
        {
            device.Accelerator.Bind();
            stream.Synchronize(); // the old one may still be read
            _staging?.Dispose();
            _staging = device.Accelerator.Allocate1D<byte>(source.Length);
        }

        ArrayView<byte> copy = ((ArrayView<byte>)_staging.View).SubView(0, source.Length);
        Copy(link, stream, ownerStream, source, copy);
        return copy;
    }

    public void Dispose() => _staging?.Dispose();
}
