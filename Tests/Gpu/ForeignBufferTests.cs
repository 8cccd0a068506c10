using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Memory of the CUDA driver's own functions, as another library would allocate it.</summary>
public sealed unsafe class ForeignBufferTests(Gpus gpus) : IClassFixture<Gpus>
{
    private const int Length = 1000;

    [Fact]
    public void CollectivesKernelsAndCopiesWorkOnIt()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        CUdeviceptr[] memory = [.. clique.Select(Allocate)];
        foreach (Communicator comm in clique)
        {
            using ForeignBuffer<int> buffer = ForeignBuffer.Wrap<int>(memory[comm.Rank].Value, Length, comm.Device);
            buffer.View.MemSetToZero(comm.Stream);
            comm.Accelerator.Bind();
            comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Fill)(comm.Stream, Length, buffer.View, comm.Rank + 1);
        }

        clique.Synchronize();
        ForeignBuffer<int>[] again = [.. clique.Select(comm => ForeignBuffer.Wrap<int>((ulong)memory[comm.Rank].Value, Length, comm.Device))];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(again[comm.Rank].View, ReduceOp.Sum);
        }

        clique.Synchronize();
        foreach (Communicator comm in clique)
        {
            var values = new int[Length];
            again[comm.Rank].View.CopyToCPU(comm.Stream, values);
            Assert.Equal(Enumerable.Range(0, Length).Select(i => 3 * i), values);
            again[comm.Rank].Dispose();
            comm.Accelerator.Bind();
            Assert.Equal(CUresult.Success, CudaNative.cuMemFree_v2(memory[comm.Rank])); // still allocated until here
        }
    }

    [Fact]
    public void MemoryOfAnotherDeviceNamesBoth()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        CUdeviceptr memory = Allocate(clique[1]);
        string message = Assert.Throws<ArgumentException>(() => ForeignBuffer.Wrap<int>(memory.Value, Length, clique[0].Device)).Message;
        Assert.Contains("memory of cuda:1", message);
        Assert.Contains($"the device is {clique[0].Device}", message);
        clique[1].Accelerator.Bind();
        Assert.Equal(CUresult.Success, CudaNative.cuMemFree_v2(memory));
    }

    [Fact]
    public void MemoryTheDriverDoesNotKnowIsRefused()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 1);
        void* memory = NativeMemory.AlignedAlloc(4096, 4096);
        Assert.Contains(
            "does not know the pointer",
            Assert.Throws<ArgumentException>(() => ForeignBuffer.Wrap<int>((nint)memory, 4, clique[0].Device)).Message);
        NativeMemory.AlignedFree(memory);
    }

    private static CUdeviceptr Allocate(Communicator comm)
    {
        comm.Accelerator.Bind();
        CUdeviceptr memory;
        Assert.Equal(CUresult.Success, CudaNative.cuMemAlloc_v2(&memory, Length * sizeof(int)));
        return memory;
    }

    private static void Fill(Index1D index, ArrayView<int> values, int factor) => values[index] += index * factor;
}
