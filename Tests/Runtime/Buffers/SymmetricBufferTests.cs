using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Memory that windows are made of, here for Peer over host devices.</summary>
public sealed class SymmetricBufferTests : IDisposable
{
    private readonly CommunicatorClique _clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Peer });

    public void Dispose() => _clique.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_003)]
    public void AWindowIsMadeOfAllOfItAndCollectivesRunInIt(int length)
    {
        SymmetricBuffer<int>[] buffers = [.. _clique.Select(comm => comm.AllocateSymmetric<int>(length))];
        Assert.All(buffers, buffer => Assert.Equal((0, length, length), (buffer.Pointer % 4096, buffer.Length, buffer.View.Length)));
        var windows = new MemoryWindow[2];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in _clique)
                windows[comm.Rank] = comm.RegisterWindow(buffers[comm.Rank].View);
        }

        // ILGPU's CPU accelerators do not reach each other's memory in a kernel: the window is one, but not symmetric.
        Assert.All(windows, window => Assert.Equal((false, 4L * length), (window.IsSymmetric, window.Bytes)));
        foreach (Communicator comm in _clique)
        {
            ArrayView<int> view = buffers[comm.Rank].View;
            comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Fill)(comm.Stream, length, view, comm.Rank + 1);
        }

        Ranks.InGroup(_clique, comm => comm.AllReduce(buffers[comm.Rank].View, ReduceOp.Sum));
        foreach (Communicator comm in _clique)
        {
            var values = new int[length];
            buffers[comm.Rank].View.CopyToCPU(comm.Stream, values);
            Assert.Equal(Enumerable.Range(0, length).Select(i => (3 * i) + 2), values);
            windows[comm.Rank].Dispose();
            buffers[comm.Rank].Dispose();
        }
    }

    [Fact]
    public void ElementsNeedNoSizeThatDividesAPage()
    {
        SymmetricBuffer<Three>[] buffers = [.. _clique.Select(comm => comm.AllocateSymmetric<Three>(4097))];
        buffers[0].View.CopyFromCPU(_clique[0].Stream, [.. Enumerable.Range(0, 4097).Select(i => new Three((byte)i, (byte)(i / 16), (byte)(i % 7)))]);
        Ranks.InGroup(_clique, comm => comm.Broadcast(buffers[comm.Rank].View, root: 0));
        var values = new Three[4097];
        buffers[1].View.CopyToCPU(_clique[1].Stream, values);
        Assert.Equal(Enumerable.Range(0, 4097).Select(i => new Three((byte)i, (byte)(i / 16), (byte)(i % 7))), values);
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void ItEndsOnceAndIsRefusedAfterwards()
    {
        SymmetricBuffer<int> buffer = _clique[0].AllocateSymmetric<int>(8);
        ArrayView<int> view = buffer.View;
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.View);
        Assert.Throws<ObjectDisposedException>(() => buffer.Pointer);
        Assert.Throws<ObjectDisposedException>(() => _clique[0].AllReduce(view, ReduceOp.Sum));
        Assert.Throws<ObjectDisposedException>(() => _clique[0].RegisterWindow(view));
    }

    [Fact]
    public void ItEndsWithItsDevice()
    {
        SymmetricBuffer<int> buffer = _clique[1].AllocateSymmetric<int>(8);
        _clique.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.View);
        buffer.Dispose();
    }

    [Fact]
    public void ItIsOfOneRank()
    {
        using SymmetricBuffer<int> buffer = _clique[0].AllocateSymmetric<int>(8);
        Assert.Contains("own Accelerator", Assert.Throws<ArgumentException>(() => _clique[1].RegisterWindow(buffer.View)).Message);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Communicator comm = _clique[0];
        Assert.Contains("one element or more", Assert.Throws<ArgumentOutOfRangeException>(() => comm.AllocateSymmetric<int>(0)).Message);
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => comm.AllocateSymmetric<byte>(-1)).ParamName);
        Assert.Contains("more than there are addresses", Assert.Throws<ArgumentOutOfRangeException>(() => comm.AllocateSymmetric<byte>(long.MaxValue)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => comm.AllocateSymmetric<long>((long.MaxValue / 8) + 1));
        Assert.Throws<OutOfMemoryException>(() => comm.AllocateSymmetric<long>(long.MaxValue / 16));
        _clique.Dispose();
        Assert.Throws<ObjectDisposedException>(() => comm.AllocateSymmetric<int>(8));
    }

    [Fact]
    public void HostHasNone()
    {
        using CommunicatorClique host = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        Assert.Equal(
            "AllocateSymmetric is done by NCCL and Peer only; this communicator is carried by the Host backend.",
            Assert.Throws<NotSupportedException>(() => host[0].AllocateSymmetric<int>(8)).Message);
    }

    private static void Fill(Index1D index, ArrayView<int> values, int factor) => values[index] = (index * factor) + 1;

    private readonly record struct Three(byte A, byte B, byte C);
}
