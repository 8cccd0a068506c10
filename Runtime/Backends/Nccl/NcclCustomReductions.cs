using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Reductions written in C#, for one NCCL rank: NCCL brings every rank's data, an ILGPU kernel reduces it in rank order.</summary>
/// <remarks>NCCL itself takes no reduction of a user's. Each rank combines in the same order, so all get bitwise the same result.</remarks>
internal sealed unsafe class NcclCustomReductions(CollectiveDevice device, int rank, int size) : IDisposable
{
    /// <summary>Each call's part of the scratch buffer starts at a multiple of this, for wide loads.</summary>
    private const long Alignment = 256;

    private readonly DeviceKernels _kernels = new(device);
    private MemoryBuffer1D<byte, Stride1D.Dense>? _scratch;
    private long _reserved;
    private long _issued;
    private long _reduced;

    /// <summary>Starts on the calls of a launch; whatever became of those of the launch before.</summary>
    internal void Begin() => _reserved = _issued = _reduced = 0;

    /// <summary>Sees to it that the scratch buffer holds one more call of the group.</summary>
    internal void Reserve(in CollectiveCall call)
    {
        _reserved += ScratchBytes(call);
        if (_scratch is null || _scratch.Length < _reserved)
        {
            // Kernels of earlier calls may still read the old one, on any stream.
            device.Accelerator.Synchronize();
            _scratch?.Dispose();
            _scratch = device.Accelerator.Allocate1D<byte>(Math.Max(_reserved, 1));
        }
    }

    /// <summary>Where the data of the group's next call is to be brought.</summary>
    internal void* Next(in CollectiveCall call)
    {
        var address = (void*)(_scratch!.NativePtr + (nint)_issued);
        _issued += ScratchBytes(call);
        return address;
    }

    /// <summary>Reduces what was brought; calls come in the order of <see cref="Next"/>.</summary>
    internal void Reduce(in CollectiveCall call)
    {
        long start = _reduced;
        _reduced += ScratchBytes(call);
        long bytes = BlockBytes(call);
        if (bytes == 0 || (call.Kind == CollectiveKind.Reduce && call.Peer != rank))
            return;

        AcceleratorStream stream = call.Stream ?? device.Stream;
        ArrayView<byte> blocks = ((ArrayView<byte>)_scratch!.View).SubView(start, bytes * size);
        ArrayView<byte> result = call.Recv.View;
        ArrayView<byte> accumulated = blocks.SubView(0, bytes);
        for (int block = 1; block < size; block++)
        {
            _kernels.Combine(call.Custom!, stream, result, accumulated, blocks.SubView(block * bytes, bytes));
            accumulated = result;
        }

        if (size == 1)
        {
            device.Accelerator.Bind();
            accumulated.CopyTo(stream, result);
        }
    }

    public void Dispose() => _scratch?.Dispose();

    private static long BlockBytes(in CollectiveCall call) =>
        call.Kind == CollectiveKind.ReduceScatter ? call.Recv.Bytes : call.Send.Bytes;

    private long ScratchBytes(in CollectiveCall call) => (BlockBytes(call) * size + Alignment - 1) / Alignment * Alignment;
}
