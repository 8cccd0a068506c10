using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Misuse;

/// <summary>Two ranks of native NCCL: the devices, streams and buffers are the SDK's, the communicators are not.</summary>
internal sealed unsafe class NativeBench
{
    internal NativeBench(Bench bench)
    {
        Bench = bench;
        Devices = bench.NewClique(BackendKind.Peer);
        NcclResult result = NcclNative.ncclGroupStart(); // loads the library
        Check(result, nameof(NcclNative.ncclGroupStart));
        Check(NcclNative.ncclGroupEnd(), nameof(NcclNative.ncclGroupEnd));
    }

    internal Bench Bench { get; }

    /// <summary>The devices, each on the primary context, where NCCL works.</summary>
    internal CommunicatorClique Devices { get; }

    internal CUstream Stream(int rank) => new(((CudaStream)Devices[rank].Stream).StreamPtr);

    internal MemoryBuffer1D<float, Stride1D.Dense>[] Buffers(long length = 1 << 10) => Bench.Buffers(length, Devices);

    /// <summary>New communicators of the two devices.</summary>
    internal NcclComm[] InitAll()
    {
        var comms = new NcclComm[Bench.Ranks];
        int* devices = stackalloc int[] { 0, 1 };
        fixed (NcclComm* first = comms)
            Check(NcclNative.ncclCommInitAll(first, Bench.Ranks, devices), nameof(NcclNative.ncclCommInitAll));
        return comms;
    }

    /// <summary>Both ranks with one id, in one group.</summary>
    internal NcclComm[] InitRanks(NcclUniqueId id)
    {
        var comms = new NcclComm[Bench.Ranks];
        fixed (NcclComm* first = comms)
        {
            Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
            for (int rank = 0; rank < Bench.Ranks; rank++)
            {
                Bind(rank);
                Check(NcclNative.ncclCommInitRank(&first[rank], Bench.Ranks, id, rank), nameof(NcclNative.ncclCommInitRank));
            }

            Check(NcclNative.ncclGroupEnd(), nameof(NcclNative.ncclGroupEnd));
        }

        return comms;
    }

    internal static NcclUniqueId NewId()
    {
        NcclUniqueId id;
        Check(NcclNative.ncclGetUniqueId(&id), nameof(NcclNative.ncclGetUniqueId));
        return id;
    }

    internal void Bind(int rank) => Devices[rank].Accelerator.Bind();

    /// <summary>An in-place sum of one rank; in a group or not, as the caller has it.</summary>
    internal NcclResult AllReduce(NcclComm comm, int rank, MemoryBuffer1D<float, Stride1D.Dense> buffer)
    {
        void* data = Pointer(buffer);
        return NcclNative.ncclAllReduce(data, data, (nuint)buffer.Length, NcclDataType.Float32, NcclRedOp.Sum, comm, Stream(rank));
    }

    /// <summary>An in-place sum of both ranks, in a group.</summary>
    internal void AllReduceBoth(NcclComm[] comms, MemoryBuffer1D<float, Stride1D.Dense>[] buffers) =>
        InGroup(rank => AllReduce(comms[rank], rank, buffers[rank]), nameof(NcclNative.ncclAllReduce));

    /// <summary>A call of each rank, in a group.</summary>
    internal static void InGroup(Func<int, NcclResult> call, string function)
    {
        Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        for (int rank = 0; rank < Bench.Ranks; rank++)
        {
            NcclResult result = call(rank);
            if (result == NcclResult.Success)
                continue;
            _ = NcclNative.ncclGroupEnd(); // closes the group; the error that is on its way says more
            Check(result, function);
        }

        Check(NcclNative.ncclGroupEnd(), nameof(NcclNative.ncclGroupEnd));
    }

    /// <summary>Waits for the streams, as native programs do: without a deadline.</summary>
    internal void Synchronize()
    {
        for (int rank = 0; rank < Bench.Ranks; rank++)
            Synchronize(rank);
    }

    internal void Synchronize(int rank)
    {
        Bind(rank);
        CUresult result = CudaNative.cuStreamSynchronize(Stream(rank));
        if (result != CUresult.Success)
            throw new NativeFailure($"cuStreamSynchronize of rank {rank} returned {result}");
    }

    internal static void* Pointer(MemoryBuffer buffer) => (void*)buffer.NativePtr;

    internal static void Check(NcclResult result, string function)
    {
        if (result != NcclResult.Success)
            throw new NativeFailure($"{function} returned {Describe(result)}");
    }

    /// <summary>A result with what NCCL says of its cause.</summary>
    internal static string Describe(NcclResult result)
    {
        string last = Marshal.PtrToStringUTF8((nint)NcclNative.ncclGetLastError(default)) ?? "";
        return result == NcclResult.Success || string.IsNullOrWhiteSpace(last) ? result.ToString() : $"{result} ({last.Trim()})";
    }
}
