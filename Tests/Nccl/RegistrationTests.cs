using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

/// <summary>Buffers that NCCL knows.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void ARegistrationIsEndedOnce()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        using var buffer = clique[0].Accelerator.Allocate1D<double>(5);
        standin.TakeCalls();
        MemoryRegistration registration = clique[0].Register<double>(buffer.View);
        Assert.Equal(40, registration.Bytes);
        registration.Dispose();
        registration.Dispose();
        Assert.Equal("ncclCommRegister #0 40\nncclCommDeregister #0 0x100", standin.TakeCalls());
    }

    [Fact]
    public void WhatIsLeftIsEndedBeforeTheCommunicator()
    {
        var standin = new Standin();
        CommunicatorClique clique = standin.InitAll(1);
        using var buffer = clique[0].Accelerator.Allocate1D<byte>(8192 * 2);
        ArrayView<byte> aligned = Aligned(buffer);
        MemoryRegistration registration = clique[0].Register(aligned);
        MemoryWindow window = clique[0].RegisterWindow(aligned);
        standin.TakeCalls();
        buffer.Dispose();
        clique.Dispose();
        registration.Dispose();
        window.Dispose();
        Assert.Equal("ncclCommWindowDeregister #0 0x201\nncclCommDeregister #0 0x100\nncclCommDestroy #0", standin.TakeCalls());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AWindowSaysWhetherItIsSymmetric(bool symmetric)
    {
        var standin = new Standin { HasSymmetricMemory = symmetric };
        using CommunicatorClique clique = standin.InitAll(2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<byte>(8192 * 2)).ToArray();
        var windows = new MemoryWindow[2];
        standin.TakeCalls();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                windows[comm.Rank] = comm.RegisterWindow(Aligned(buffers[comm.Rank]), NcclWindowFlags.CollSymmetric | NcclWindowFlags.StrictOrdering);
            Assert.Contains("is made when the group ends", Assert.Throws<InvalidOperationException>(() => windows[0].IsSymmetric).Message);
        }

        Assert.Equal(
            "ncclGroupStart\nncclCommWindowRegister #0 8192 flags 3\nncclCommWindowRegister #1 8192 flags 3\nncclGroupEnd", standin.TakeCalls());
        Assert.All(windows, window => Assert.Equal((symmetric, 8192), (window.IsSymmetric, window.Bytes)));
        windows[0].Dispose();
        windows[0].Dispose();
        Assert.Equal(symmetric ? "ncclCommWindowDeregister #0 0x200" : "", standin.TakeCalls());
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void WhatCannotBeRegisteredIsRefused()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        using var buffer = clique[0].Accelerator.Allocate1D<byte>(8192 * 2);
        ArrayView<byte> aligned = Aligned(buffer);
        standin.TakeCalls();
        Assert.Contains("the buffer is empty", Assert.Throws<ArgumentException>(() => clique[0].Register(ArrayView<byte>.Empty)).Message);
        Assert.Contains("Register: view is memory of", Assert.Throws<ArgumentException>(() => clique[1].Register(aligned)).Message);
        Assert.Contains("a multiple of 4096", Assert.Throws<ArgumentException>(() => clique[0].RegisterWindow(aligned.SubView(8))).Message);
        standin.Fail("ncclCommRegister", NcclResult.UnhandledCudaError);
        Assert.Equal(NcclResult.UnhandledCudaError, Assert.Throws<NcclException>(() => clique[0].Register(aligned)).Result);
        Assert.Equal("ncclCommRegister #0 8192", standin.TakeCalls());
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => clique[0].Register(aligned));
    }

    [Theory]
    [InlineData(NcclWindowFlags.CollSymmetric, "2.26.6", "RegisterWindow needs NCCL 2.27.3")]
    [InlineData(NcclWindowFlags.StrictOrdering, "2.28.9", "NcclWindowFlags.StrictOrdering needs NCCL 2.29.7")]
    [InlineData(NcclWindowFlags.GinOnly, "2.30.7", "NcclWindowFlags.GinOnly needs NCCL 2.31.0")]
    [InlineData(NcclWindowFlags.CftCounted, "2.30.7", "NcclWindowFlags.CftCounted needs NCCL 2.31.0")]
    public void FlagsNeedTheVersionThatBroughtThem(NcclWindowFlags flags, string loaded, string message)
    {
        int[] parts = [.. loaded.Split('.').Select(int.Parse)];
        var standin = new Standin { Version = new NcclVersion(parts[0], parts[1], parts[2]) };
        using CommunicatorClique clique = standin.InitAll(1);
        using var buffer = clique[0].Accelerator.Allocate1D<byte>(8192 * 2);
        Assert.StartsWith(message, Assert.Throws<NotSupportedException>(() => clique[0].RegisterWindow(Aligned(buffer), flags)).Message);
        buffer.Dispose();
    }

    private static ArrayView<byte> Aligned(MemoryBuffer1D<byte, Stride1D.Dense> buffer)
    {
        long address = buffer.NativePtr;
        return ((ArrayView<byte>)buffer.View).SubView((4096 - (address % 4096)) % 4096, 8192);
    }
}
