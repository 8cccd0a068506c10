using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Tests;

/// <summary>Windows of ranks of one process without NCCL: none is needed there, and the code that makes them runs all the same.</summary>
public sealed class WindowTests : IDisposable
{
    private const int Length = 5000;
    private static readonly CommunicatorOptions Peer = new() { Backend = BackendKind.Peer, Timeout = TimeSpan.FromSeconds(20) };

    private readonly CommunicatorClique _clique = Communicator.InitAll(3, Peer);
    private readonly MemoryBuffer1D<int, Stride1D.Dense>[] _buffers;

    public WindowTests() => _buffers = [.. _clique.Select(comm => comm.Accelerator.Allocate1D<int>(Length + 1024))];

    public void Dispose()
    {
        Array.ForEach(_buffers, buffer => buffer.Dispose());
        _clique.Dispose();
    }

    [Fact]
    public void ARankAloneMakesOneThatIsNotSymmetric()
    {
        using MemoryWindow window = _clique[1].RegisterWindow(View(1));
        Assert.Equal((false, 4 * Length), (window.IsSymmetric, window.Bytes));
        using MemoryWindow plain = _clique[1].RegisterWindow(View(1), NcclWindowFlags.Default);
        Assert.False(plain.IsSymmetric);
    }

    [Fact]
    public void CollectivesInAWindowAreExactAndBehindItsEndToo()
    {
        MemoryWindow[] windows = new MemoryWindow[3];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in _clique)
                windows[comm.Rank] = comm.RegisterWindow(View(comm.Rank));
        }

        for (int round = 0; round < 2; round++)
        {
            foreach (Communicator comm in _clique)
                View(comm.Rank).CopyFromCPU([.. Enumerable.Range(0, Length).Select(i => (i * 3) + comm.Rank)]);
            Ranks.InGroup(_clique, comm => comm.AllReduce(View(comm.Rank), ReduceOp.Sum));
            Assert.All(_clique, comm => Assert.Equal(Enumerable.Range(0, Length).Select(i => (i * 9) + 3), Read(comm.Rank)));
            Array.ForEach(windows, window => window.Dispose());
        }

        Assert.False(windows[0].IsSymmetric); // as it was
    }

    [Fact]
    public void AGroupMakesWindowsAndPartsTogether()
    {
        var windows = new MemoryWindow[3];
        var parts = new Communicator?[3];
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in _clique)
            {
                windows[comm.Rank] = comm.RegisterWindow(View(comm.Rank));
                parts[comm.Rank] = comm.Split(comm.Rank == 1 ? Communicator.NoColor : 0);
                Assert.Equal(
                    $"Rank {comm.Rank}'s window is made when the group ends; it has not ended, or it failed.",
                    Assert.Throws<InvalidOperationException>(() => windows[comm.Rank].IsSymmetric).Message);
                windows[comm.Rank].Dispose(); // there is none yet
            }
        }

        Assert.All(windows, window => Assert.False(window.IsSymmetric));
        Assert.Equal([2, 0, 2], parts.Select(part => part?.Size ?? 0));
        int[] members = [0, 2];
        var inParts = new List<MemoryWindow>();
        using (CollectiveGroup.Open())
        {
            foreach (int rank in members)
                inParts.Add(parts[rank]!.RegisterWindow(View(rank)));
        }

        View(0).CopyFromCPU([.. Enumerable.Repeat(7, Length)]);
        View(2).CopyFromCPU([.. Enumerable.Repeat(-2, Length)]);
        using (CollectiveGroup.Open())
        {
            foreach (int rank in members)
                parts[rank]!.AllReduce(View(rank), ReduceOp.Product);
        }

        Assert.All(members, rank => Assert.All(Read(rank), value => Assert.Equal(-14, value)));
        Array.ForEach(parts, part => part?.Dispose());
        Assert.All(inParts, window => window.Dispose()); // after its communicator
    }

    /// <summary>Nothing is made in a group that an exception leaves.</summary>
    [Fact]
    public void AGroupThatFailsMakesNone()
    {
        MemoryWindow? window = null;
        Assert.Throws<FormatException>((Action)Leave);
        Assert.Contains("or it failed", Assert.Throws<InvalidOperationException>(() => window!.IsSymmetric).Message);
        window!.Dispose();
        Assert.False(_clique[0].RegisterWindow(View(0)).IsSymmetric);

        void Leave()
        {
            using (CollectiveGroup.Open())
            {
                window = _clique[0].RegisterWindow(View(0));
                throw new FormatException();
            }
        }
    }

    [Fact]
    public void WhatCannotBeAWindowIsRefused()
    {
        Assert.StartsWith("RegisterWindow: the buffer is empty", Refused<ArgumentException>(() => _clique[0].RegisterWindow(ArrayView<int>.Empty)));
        Assert.StartsWith("RegisterWindow: view is memory of", Refused<ArgumentException>(() => _clique[1].RegisterWindow(View(0))));
        Assert.Contains("a window begins at a multiple of 4096", Refused<ArgumentException>(() => _clique[0].RegisterWindow(View(0).SubView(1))));
        foreach (NcclWindowFlags flag in (NcclWindowFlags[])[NcclWindowFlags.StrictOrdering, NcclWindowFlags.GinOnly, NcclWindowFlags.CftCounted])
        {
            Assert.Equal(
                $"RegisterWindow: NcclWindowFlags.{flag} is for NCCL; the Peer backend knows CollSymmetric and Default.",
                Refused<NotSupportedException>(() => _clique[0].RegisterWindow(View(0), flag | NcclWindowFlags.CollSymmetric)));
        }

        using (CollectiveGroup.Open())
        {
            _clique[0].Barrier();
            _clique[1].Barrier();
            Assert.Contains("has calls in the group", Refused<InvalidOperationException>(() => _clique[0].RegisterWindow(View(0))));
            Assert.Contains("holds RegisterWindow(20000 bytes) and Barrier()", Refused<InvalidOperationException>(() => _clique[2].RegisterWindow(View(2))));
            _clique[2].Barrier();
        }

        ArrayView<int> view = View(0);
        _buffers[0].Dispose();
        Refused<ObjectDisposedException>(() => _clique[0].RegisterWindow(view));
        _clique[1].Dispose();
        Refused<ObjectDisposedException>(() => _clique[1].RegisterWindow(View(1)));
    }

    [Fact]
    public void HostAndTcpMakeNone()
    {
        using CommunicatorClique host = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        using CommunicatorClique tcp = LoopbackMesh.Open(2);
        foreach ((Communicator comm, string carrier) in ((Communicator, string)[])[(host[0], "Host backend"), (tcp[0], "Host backend across processes")])
        {
            using var buffer = comm.Accelerator.Allocate1D<int>(Length + 1024);
            ArrayView<int> view = Aligned(buffer);
            Assert.Equal(
                $"RegisterWindow(20000 bytes) is done by NCCL and Peer only; this communicator is carried by the {carrier}.",
                Refused<NotSupportedException>(() => comm.RegisterWindow(view)));
        }
    }

    private static string Refused<TException>(Func<MemoryWindow> register)
        where TException : Exception => Assert.ThrowsAny<TException>(register).Message;

    private static ArrayView<int> Aligned(MemoryBuffer1D<int, Stride1D.Dense> buffer)
    {
        long past = buffer.NativePtr % 4096;
        return ((ArrayView<int>)buffer.View).SubView((4096 - past) % 4096 / sizeof(int), Length);
    }

    private ArrayView<int> View(int rank) => Aligned(_buffers[rank]);

    private int[] Read(int rank)
    {
        int[] values = new int[Length];
        View(rank).CopyToCPU(values);
        return values;
    }
}
