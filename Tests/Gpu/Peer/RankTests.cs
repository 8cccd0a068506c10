using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>What a rank of Peer holds on its device.</summary>
public sealed unsafe class RankTests
{
    [Fact]
    public void ARankThatCannotBeMadeHoldsNothing()
    {
        const int Times = 8;
        Gpus.Require(BackendKind.Peer, 1);
        using DeviceSet devices = DeviceSet.OpenCuda(0, 1);
        CollectiveDevice device = devices.Devices[0];
        var accelerator = (CudaAccelerator)device.Accelerator;
        new CudaPeerRank(device, 2).Dispose(); // whatever the driver keeps from the first
        Fail(device);
        long before = accelerator.GetFreeMemory();

        for (int time = 0; time < Times; time++)
            Fail(device);

        Assert.InRange(before - accelerator.GetFreeMemory(), long.MinValue, (Times * PeerInbox.Bytes(2) / 2) - 1);
        new CudaPeerRank(device, 2).Dispose();
    }

    // A stream that is captured cannot be waited for: the constructor comes as far as clearing the inbox.
    private static void Fail(CollectiveDevice device)
    {
        CUstream stream = CudaPeerRank.StreamOf(device.Stream);
        Assert.Equal(CUresult.Success, CudaNative.cuStreamBeginCapture_v2(stream, CUstreamCaptureMode.Relaxed));
        Assert.ThrowsAny<Exception>(() => new CudaPeerRank(device, 2));
        CUgraph graph;
        Assert.NotEqual(CUresult.Success, CudaNative.cuStreamEndCapture(stream, &graph));
    }
}
