using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Tests;

public sealed class InitAllTests
{
    [Fact]
    public void TheReasonIsOneLine()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
        Assert.Equal(BackendKind.Host, clique.Backend);
        Assert.Equal("Host: asked for", clique.BackendReason);
        Assert.Equal([0, 1], clique.Select(comm => comm.Rank));
        Assert.All(clique, comm => Assert.Equal(2, comm.Size));
    }

    [Fact]
    public void AutoTakesTheHostWhereThereIsNoGpu()
    {
        Assert.SkipWhen(CollectiveEnvironment.Inspect().Devices.Any(device => device.Kind == DeviceKind.Cuda), "There is a CUDA device.");
        using CommunicatorClique clique = Communicator.InitAll();
        Assert.Equal("Host: no CUDA device was found", clique.BackendReason);
        Assert.InRange(clique.Count, 2, 8);
        Assert.Equal(CollectiveEnvironment.Inspect().Auto, clique.BackendReason);
    }

    [Fact]
    public void NcclWithoutAGpuSaysWhereTheDriverWasLookedFor()
    {
        Assert.SkipWhen(CollectiveEnvironment.Inspect().Devices.Any(device => device.Kind == DeviceKind.Cuda), "There is a CUDA device.");
        var exception = Assert.Throws<NotSupportedException>(
            () => Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Nccl }));
        Assert.Contains("needs CUDA devices", exception.Message);
        Assert.Contains("libcuda.so.1", exception.Message);
    }

    [Fact]
    public void AcceleratorsOfTheCallersOwnAreCarriedByPeer()
    {
        using Context context = Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1)));
        using CPUAccelerator first = context.GetCPUDevice(0).CreateCPUAccelerator(context);
        using CPUAccelerator second = context.GetCPUDevice(0).CreateCPUAccelerator(context);
        using CommunicatorClique clique = Communicator.InitAll([first, second]);
        Assert.Same(second, clique[1].Accelerator);
        using var a = first.Allocate1D<float>([1, 2]);
        using var b = second.Allocate1D<float>([10, 20]);
        Ranks.InGroup(clique, comm => comm.AllReduce(comm.Rank == 0 ? a : b, ReduceOp.Sum));
        Assert.Equal([11, 22], b.GetAsArray1D());
        Assert.Equal([11, 22], a.GetAsArray1D());
    }

    [Fact]
    public void AcceleratorsAreNeededOnceEachAndNotForNccl()
    {
        using Context context = Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1)));
        using CPUAccelerator accelerator = context.GetCPUDevice(0).CreateCPUAccelerator(context);
        Assert.Throws<ArgumentException>(() => Communicator.InitAll(Array.Empty<Accelerator>()));
#pragma warning disable TC3007 // the mistake is the test's subject
        Assert.Throws<ArgumentException>(() => Communicator.InitAll([accelerator, accelerator]));
#pragma warning restore TC3007
        Assert.Throws<NotSupportedException>(
            () => Communicator.InitAll([accelerator], new CommunicatorOptions { Backend = BackendKind.Nccl }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Communicator.InitAll(0));
    }

    [Fact]
    public void OptionsThatMakeNoSenseAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommunicatorOptions { Backend = (BackendKind)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommunicatorOptions { Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommunicatorOptions { Timeout = TimeSpan.FromDays(25) });
        Assert.Equal(Timeout.InfiniteTimeSpan, new CommunicatorOptions { Timeout = Timeout.InfiniteTimeSpan }.Timeout);
    }

    [Fact]
    public void ALibraryThatWasNamedAndDoesNotLoadIsAnErrorAndOneThatIsMissingIsNot()
    {
        NativeLibraryInfo Info(NativeLibraryOrigin origin) =>
            new("NCCL", null, null, [new NativeLibraryPlace("/nowhere", origin, "no such file")], "not found", 0);
        bool IsThere(NativeLibraryOrigin origin) => OptionalLibrary.IsThere(
            (out NativeLibraryInfo info) => (info = Info(origin)).IsLoaded, () => throw new DllNotFoundException("/nowhere"), out _);

        Assert.False(IsThere(NativeLibraryOrigin.Loader));
        Assert.False(IsThere(NativeLibraryOrigin.KnownPlace));
        Assert.Throws<DllNotFoundException>(() => IsThere(NativeLibraryOrigin.Explicit));
        Assert.Throws<DllNotFoundException>(() => IsThere(NativeLibraryOrigin.Environment));
    }
}
