using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests.Backends.InProcess;

/// <summary>Windows of several cliques in one group: each is what its own clique's devices make of it.</summary>
public sealed class GroupedWindowTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void EachCliqueSaysWhetherItReachesUserMemory(bool first, bool second)
    {
        using DeviceSet devices = DeviceSet.OpenHost(2);
        using Communicator one = Of(first, devices.Devices[0]);
        using Communicator other = Of(second, devices.Devices[1]);
        using var a = one.Accelerator.Allocate1D<byte>(3 * 4096);
        using var b = other.Accelerator.Allocate1D<byte>(3 * 4096);
        MemoryWindow[] windows;
        using (CollectiveGroup.Open())
            windows = [one.RegisterWindow(Aligned(a)), other.RegisterWindow(Aligned(b))];
        Assert.Equal([first, second], windows.Select(window => window.IsSymmetric));
    }

    private static Communicator Of(bool reaches, CollectiveDevice device)
    {
        var executor = new RecordingExecutor { ReachesUserMemory = reaches };
        var exchange = new CliqueExchange(1, executor, TimeSpan.FromSeconds(20), _ => executor);
        return new Communicator(0, 1, device, new InProcessBackend(0, exchange), "recorded");
    }

    private static ArrayView<byte> Aligned(MemoryBuffer1D<byte, Stride1D.Dense> buffer) =>
        ((ArrayView<byte>)buffer.View).SubView((4096 - (buffer.NativePtr % 4096)) % 4096, 8192);
}
