using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

/// <summary>ILGPU on the primary context: made, used and disposed, more than once.</summary>
public sealed class DeviceTests
{
    [Fact]
    public unsafe void AcceleratorsAreOnThePrimaryContext()
    {
        Gpus.Require(BackendKind.Peer, 1);
        using CommunicatorClique clique = Communicator.InitAll(1);
        CUdevice device;
        CUcontext primary;
        Assert.Equal(CUresult.Success, CudaNative.cuDeviceGet(&device, 0));
        Assert.Equal(CUresult.Success, CudaNative.cuDevicePrimaryCtxRetain(&primary, device));
        Assert.Equal(primary.Value, clique[0].Accelerator.NativePtr);
        Assert.Equal(CUresult.Success, CudaNative.cuDevicePrimaryCtxRelease_v2(device));
        Assert.IsType<CudaAccelerator>(clique[0].Accelerator);
        Assert.Equal(DeviceKind.Cuda, clique[0].Device.Kind);
    }

    [Theory]
    [InlineData(BackendKind.Nccl)]
    [InlineData(BackendKind.Peer)]
    public void CliquesCanBeMadeUsedAndDisposedAgainAndAgain(BackendKind backend)
    {
        Gpus.Require(backend, Math.Max(1, Gpus.Count));
        for (int round = 0; round < 3; round++)
        {
            using CommunicatorClique clique = Communicator.InitAll(new CommunicatorOptions { Backend = backend });
            // Left for the accelerator to free when it is disposed: buffers, streams and kernels go in the primary context.
            var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(new float[] { 1, 2, 3 })).ToArray();
            foreach (Communicator comm in clique)
            {
                comm.Accelerator.Bind();
                comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>>(Double)(comm.Stream, 3, buffers[comm.Rank].View);
            }

            Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
            float n = 2 * clique.Count;
            Assert.All(buffers, buffer => Assert.Equal([n, 2 * n, 3 * n], buffer.GetAsArray1D()));
        }
    }

    [Fact]
    public void TheAcceleratorCanBeDisposedByItsUser()
    {
        Gpus.Require(BackendKind.Peer, 1);
        CommunicatorClique clique = Communicator.InitAll(1);
        clique[0].Accelerator.Allocate1D<float>(10);
        clique[0].Accelerator.Dispose();
        clique.Dispose();
        using CommunicatorClique again = Communicator.InitAll(1);
        using var buffer = again[0].Accelerator.Allocate1D(new[] { 5f });
        again[0].AllReduce(buffer, ReduceOp.Sum);
        again.Synchronize();
        Assert.Equal([5f], buffer.GetAsArray1D());
    }

    [Fact]
    public void MoreRanksThanDevicesIsRefused()
    {
        Gpus.Require(BackendKind.Peer, 1);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Communicator.InitAll(Gpus.Count + 1));
        Assert.Contains($"There are {Gpus.Count} CUDA devices", exception.Message);
    }

    [Fact]
    public void AutoExplainsItselfInOneLine()
    {
        Gpus.Require(BackendKind.Peer, 2);
        using CommunicatorClique clique = Communicator.InitAll();
        Assert.Equal(CollectiveEnvironment.Inspect().Auto, clique.BackendReason);
        Assert.DoesNotContain('\n', clique.BackendReason);
    }

    [Fact]
    public void BuffersOfAnotherDeviceAreRefused()
    {
        Gpus.Require(BackendKind.Nccl, 2);
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Nccl });
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
#pragma warning disable TC3005 // the mistake is the test's subject
        Assert.Throws<ArgumentException>(() => clique[1].AllReduce(buffer, ReduceOp.Sum));
#pragma warning restore TC3005
        Assert.Throws<ArgumentException>(() => clique[0].AllReduce(new float[4], ReduceOp.Sum));
    }

    private static void Double(Index1D index, ArrayView<float> values) => values[index] *= 2;
}
