using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>NCCL's operators that multiply before they sum: one for each such call of a launch, destroyed when the calls are passed on.</summary>
/// <remarks>
/// Over one rank a kernel of the SDK does the work: NCCL's own for that case, which its average uses too, leaves the last elements of a
/// long buffer unwritten in 2.28.9.
/// </remarks>
internal sealed unsafe class NcclScaledSums(CollectiveDevice device, NcclHandle handle, int size)
{
    private readonly DeviceKernels _kernels = new(device);
    private readonly Queue<NcclRedOp> _made = new();
    private readonly List<NcclRedOp> _used = [];

    /// <summary>Makes the operator of a call; calls are passed on in the same order.</summary>
    internal void Prepare(in CollectiveCall call)
    {
        if (size == 1)
            return;
        ulong scalar = call.Scalar;
        NcclRedOp op;
        NcclLibrary.Check(
            NcclNative.ncclRedOpCreatePreMulSum(&op, &scalar, (NcclDataType)call.Element, NcclScalarResidence.HostImmediate, handle.Comm),
            nameof(NcclNative.ncclRedOpCreatePreMulSum), handle.Comm);
        _made.Enqueue(op);
    }

    /// <summary>The operator of the next call.</summary>
    internal NcclRedOp Next()
    {
        NcclRedOp op = _made.Dequeue();
        _used.Add(op);
        return op;
    }

    /// <summary>The calls are passed on, or given up.</summary>
    internal void End()
    {
        foreach (NcclRedOp op in _used)
            Destroy(op);
        _used.Clear();
        while (_made.TryDequeue(out NcclRedOp op))
            Destroy(op);
    }

    /// <summary>The call of the only rank.</summary>
    internal void RunAlone(in CollectiveCall call)
    {
        if (call.Recv.Bytes > 0)
            _kernels.Scale(call.Element, call.Stream ?? device.Stream, call.Recv.View, call.Send.View, call.Scalar);
    }

    private void Destroy(NcclRedOp op)
    {
        if (!handle.IsEnded)
            _ = NcclNative.ncclRedOpDestroy(op, handle.Comm); // frees a slot in a table; a failure says nothing about the call
    }
}
