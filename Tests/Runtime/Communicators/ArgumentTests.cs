using System.Diagnostics.CodeAnalysis;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Bad arguments: each a specific exception with the numbers and the rule, and nothing launched.</summary>
[SuppressMessage("TypedCollectives.Arguments", "TC3001", Justification = TestsSubject)]
[SuppressMessage("TypedCollectives.Arguments", "TC3004", Justification = TestsSubject)]
[SuppressMessage("TypedCollectives.Arguments", "TC3006", Justification = TestsSubject)]
public sealed class ArgumentTests : IDisposable
{
    private const string TestsSubject = "Wrong arguments are what these tests are about.";

    private readonly CommunicatorClique _clique = Communicator.InitAll(3, new CommunicatorOptions { Backend = BackendKind.Host });

    private Communicator Comm => _clique[1];

    public void Dispose()
    {
        // Whatever was refused did not count: the ranks are still in step.
        int[][] data = [[1], [2], [3]];
        Ranks.InGroup(_clique, comm => comm.AllReduce(data[comm.Rank], ReduceOp.Sum));
        Assert.Equal([6], data[2]);
        _clique.Dispose();
    }

    [Fact]
    public void LengthsThatDiffer()
    {
        Refused("recv has 5 elements, send has 4", () => Comm.AllReduce(new int[4], new int[5], ReduceOp.Sum));
        Refused("recv has 3 elements, send has 4", () => Comm.Broadcast(new int[4], new int[3], root: 1));
        Refused("recv has 3 elements, send has 4", () => Comm.Reduce(new int[4], new int[3], ReduceOp.Sum, root: 1));
        Refused("recv has 10 elements, send has 3 (which makes 9)", () => Comm.AllGather(new int[3], new int[10]));
        Refused("recv has 4 elements, send has 2 (which makes 6)", () => Comm.Gather(new int[2], new int[4], root: 1));
    }

    [Fact]
    public void RemaindersAreNeverDropped()
    {
        Refused("10 does not divide by 3 ranks (remainder 1)", () => Comm.ReduceScatter(new int[10], new int[3], ReduceOp.Sum));
        Refused("remainder 1", () => Comm.ReduceScatter(new int[10], ReduceOp.Sum));
        Refused("remainder 2", () => Comm.AllGather(new int[11]));
        Refused("remainder 1", () => Comm.Scatter(new int[10], new int[3], root: 1));
        Refused("(remainder 1)", () => Comm.AllToAll(new int[10], new int[10]));
    }

    [Fact]
    public void OverlapOtherThanInPlace()
    {
        var data = new int[12];
        Refused("overlap in part", () => Comm.AllReduce<int>(data.AsMemory(0, 4), data.AsMemory(1, 4), ReduceOp.Sum));
        Refused("this rank's block of recv", () => Comm.AllGather<int>(data.AsMemory(0, 4), data.AsMemory()));
        Refused("this rank's block of send", () => Comm.ReduceScatter<int>(data.AsMemory(), data.AsMemory(8, 4), ReduceOp.Sum));
        Refused("cannot work in place", () => Comm.AllToAll(data, data));
        Refused("must not overlap", () => Comm.SendRecv<int>(data.AsMemory(0, 4), 0, data.AsMemory(2, 4), 2));
    }

    [Fact]
    public void RootsAndPeersThatAreNoRanks()
    {
        OutOfRange("root must be a rank, 0 to 2", () => Comm.Broadcast(new int[1], root: 3));
        OutOfRange("root must be a rank, 0 to 2", () => Comm.Reduce(new int[1], ReduceOp.Sum, root: -1));
        OutOfRange("root must be a rank, 0 to 2", () => Comm.Gather(new int[1], new int[3], root: 3));
        OutOfRange("peer must be a rank, 0 to 2", () => Comm.Send(new int[1], peer: 3));
        OutOfRange("peer must be a rank, 0 to 2", () => Comm.SendRecv(new int[1], 0, new int[1], -1));
        OutOfRange("Not a reduction", () => Comm.AllReduce(new int[1], (ReduceOp)5));
    }

    [Fact]
    public void BuffersOfAnotherDevice()
    {
        using var buffer = _clique[0].Accelerator.Allocate1D<int>(3);
        Refused("Allocate the buffer with the communicator's own Accelerator", () => Comm.AllReduce(buffer, ReduceOp.Sum));
        AcceleratorStream stream = _clique[0].Stream;
        using var own = Comm.Accelerator.Allocate1D<int>(3);
        Refused("the stream is of", () => Comm.AllReduce(own, ReduceOp.Sum, stream));
    }

    [Fact]
    public void HostMemoryOnABackendThatCarriesNone()
    {
        using CommunicatorClique peer = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Peer });
        Refused("host memory, and the Peer backend carries device memory", () => peer[0].AllReduce(new int[1], ReduceOp.Sum));
        Refused("host memory", () => peer[0].AllReduce<int>(stackalloc int[1], ReduceOp.Sum));
    }

    [Fact]
    public void DisposedThings()
    {
        var buffer = Comm.Accelerator.Allocate1D<int>(3);
        ArrayView1D<int, Stride1D.Dense> view = buffer.View;
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Comm.AllReduce(view, ReduceOp.Sum));

        CommunicatorClique gone = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        gone.Dispose();
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone[0].AllReduce(new int[1], ReduceOp.Sum));
        Assert.Throws<ObjectDisposedException>(gone.Synchronize);
    }

    [Fact]
    public void DisposedBuffersAreNotTakenForEmptyOnes()
    {
        var gone = Comm.Accelerator.Allocate1D<int>(3);
        gone.Dispose();
        using var own = Comm.Accelerator.Allocate1D<int>(3);
        Disposed("buffer", () => Comm.AllReduce(gone, ReduceOp.Sum));
        Disposed("recv", () => Comm.AllReduce(own, gone, ReduceOp.Sum));
        Disposed("send", () => Comm.AllReduce(gone, own, ReduceOp.Sum));
        Disposed("buffer", () => Comm.AllReduce<int, Larger>(gone));
        Disposed("buffer", () => Comm.Broadcast(gone, root: 0));
        Disposed("recv", () => Comm.Reduce(own, gone, ReduceOp.Sum, root: 1));
        Disposed("buffer", () => Comm.AllGather(gone));
        Disposed("buffer", () => Comm.ReduceScatter(gone, ReduceOp.Sum));
        Disposed("send", () => Comm.AllToAll(gone, own));
        Disposed("send", () => Comm.Gather(gone, own, root: 1));
        Disposed("recv", () => Comm.Scatter(own, gone, root: 1));
        Disposed("buffer", () => Comm.Send(gone, peer: 0));
        Disposed("buffer", () => Comm.Recv(gone, peer: 0));
        Disposed("recv", () => Comm.SendRecv(own, 0, gone, 2));
    }

    [Fact]
    public void BuffersWithoutElementsAreNoDisposedOnes()
    {
        var empty = new MemoryBuffer1D<int, Stride1D.Dense>[3];
        foreach (Communicator comm in _clique)
            empty[comm.Rank] = comm.Accelerator.Allocate1D<int>(0);
        Ranks.InGroup(_clique, comm => comm.AllReduce(empty[comm.Rank], ReduceOp.Sum));
        foreach (MemoryBuffer1D<int, Stride1D.Dense> buffer in empty)
            buffer.Dispose();
    }

    [Fact]
    public void NullBuffers()
    {
        Assert.Throws<ArgumentNullException>(() => Comm.AllReduce((int[])null!, ReduceOp.Sum));
        Assert.Throws<ArgumentNullException>(() => Comm.Broadcast((MemoryBuffer1D<int, Stride1D.Dense>)null!, 0));
    }

    [Fact]
    public void SendingToOneselfNeedsAGroup()
    {
#pragma warning disable TC1008 // the mistake is the test's subject
        Assert.Contains("same group", Assert.Throws<InvalidOperationException>(() => Comm.Send(new int[1], 1)).Message);
#pragma warning restore TC1008
        int[] received = [0];
        Comm.SendRecv(new[] { 7 }, 1, received, 1);
        Assert.Equal([7], received);
    }

    [Fact]
    public void ItemsThatAreNotOneARank()
    {
        var exception = Assert.Throws<ArgumentException>(() => _clique.RequireOnePerRank(new int[2]));
        Assert.Contains("3 ranks", exception.Message);
        Assert.Contains("there are 2", exception.Message);
    }

    private static void Disposed(string name, Action call) =>
        Assert.Contains($"{name} is a buffer that was disposed.", Assert.Throws<ObjectDisposedException>(call).Message, StringComparison.Ordinal);

    private static void Refused(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(call).Message);

    private static void OutOfRange(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(call).Message);

    private readonly struct Larger : IReduction<int>
    {
        public static int Combine(int left, int right) => Math.Max(left, right);
    }
}
