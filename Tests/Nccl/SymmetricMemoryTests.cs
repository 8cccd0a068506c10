using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>Memory that NCCL allocates, and frees.</summary>
public sealed class SymmetricMemoryTests
{
    private const int LeastBytes = 2 << 20;

    [Theory]
    [InlineData(1, LeastBytes)]
    [InlineData(LeastBytes / 8, LeastBytes)]
    [InlineData((LeastBytes / 8) + 1, LeastBytes + 8)]
    public void ItIsNcclsAndFreedOnce(int length, long bytes)
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        standin.TakeCalls();
        SymmetricBuffer<double> buffer = clique[0].AllocateSymmetric<double>(length);
        Assert.Equal($"ncclMemAlloc {bytes}", standin.TakeCalls());
        Assert.Equal((length, length, 0), (buffer.Length, buffer.View.Length, buffer.Pointer % 4096));
        Assert.Equal(buffer.Pointer, buffer.View.LoadEffectiveAddressAsPtr());
        buffer.Dispose();
        buffer.Dispose();
        Assert.Equal("ncclMemFree", standin.TakeCalls());
        Assert.Throws<ObjectDisposedException>(() => buffer.View);
        Assert.Throws<ObjectDisposedException>(() => buffer.Pointer);
    }

    [Fact]
    public void AWindowIsMadeOfAllOfIt()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        standin.TakeCalls();
        SymmetricBuffer<float>[] buffers = [.. clique.Select(comm => comm.AllocateSymmetric<float>(1000))];
        Assert.Equal($"ncclMemAlloc {LeastBytes}\nncclMemAlloc {LeastBytes}", standin.TakeCalls());
        var windows = new MemoryWindow[2];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                windows[comm.Rank] = comm.RegisterWindow(buffers[comm.Rank].View);
        }

        Assert.Equal(
            "ncclGroupStart\nncclCommWindowRegister #0 4000 flags 1\nncclCommWindowRegister #1 4000 flags 1\nncclGroupEnd", standin.TakeCalls());
        Assert.All(windows, window => Assert.True(window.IsSymmetric));
        Array.ForEach(windows, window => window.Dispose());
        Array.ForEach(buffers, buffer => buffer.Dispose());
        Assert.Equal(
            "ncclCommWindowDeregister #0 0x200\nncclCommWindowDeregister #1 0x201\nncclMemFree\nncclMemFree", standin.TakeCalls());
    }

    [Fact]
    public void WhatIsLeftIsFreedWithTheDevices()
    {
        var standin = new Standin();
        CommunicatorClique clique = standin.InitAll(1);
        SymmetricBuffer<byte> buffer = clique[0].AllocateSymmetric<byte>(8);
        standin.TakeCalls();
        clique.Dispose();
        Assert.Equal("ncclCommDestroy #0\nncclMemFree", standin.TakeCalls());
        buffer.Dispose();
        Assert.Empty(standin.TakeCalls());
        Assert.Throws<ObjectDisposedException>(() => buffer.View);
    }

    [Fact]
    public void FailuresAreTold()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        standin.Fail("ncclMemAlloc", NcclResult.UnhandledCudaError);
        NcclException failure = Assert.Throws<NcclException>(() => clique[0].AllocateSymmetric<int>(8));
        Assert.Equal(NcclResult.UnhandledCudaError, failure.Result);
        Assert.StartsWith("ncclMemAlloc failed", failure.Message);

        SymmetricBuffer<int> buffer = clique[0].AllocateSymmetric<int>(8);
        standin.Fail("ncclMemFree", NcclResult.InternalError);
        Assert.StartsWith("ncclMemFree failed", Assert.Throws<NcclException>(buffer.Dispose).Message);
        standin.TakeCalls();
        buffer.Dispose();
        Assert.Empty(standin.TakeCalls());
    }

    [Fact]
    public void ItNeedsTheVersionThatBroughtIt()
    {
        var old = new Standin { Version = new NcclVersion(2, 18, 6) };
        using (CommunicatorClique clique = old.InitAll(1))
        {
            string message = Assert.Throws<NotSupportedException>(() => clique[0].AllocateSymmetric<int>(8)).Message;
            Assert.StartsWith("AllocateSymmetric needs NCCL 2.19.1; the library loaded is 2.18.6", message);
        }

        var first = new Standin { Version = new NcclVersion(2, 19, 1) };
        using CommunicatorClique enough = first.InitAll(1);
        enough[0].AllocateSymmetric<int>(8).Dispose();
    }

    [Fact]
    public void ACommunicatorThatTakesNoCallsGivesNone()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        clique[0].Revoke();
        clique[1].Abort();
        standin.TakeCalls();
        Assert.Contains("is revoked", Assert.Throws<InvalidOperationException>(() => clique[0].AllocateSymmetric<int>(8)).Message);
        Assert.Throws<CollectiveException>(() => clique[1].AllocateSymmetric<int>(8));
        Assert.Empty(standin.TakeCalls());
    }
}
