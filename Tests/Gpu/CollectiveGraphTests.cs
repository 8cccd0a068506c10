using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Kernels and NCCL's collectives, captured once and replayed.</summary>
public sealed class CollectiveGraphTests(Gpus gpus) : IClassFixture<Gpus>
{
    private const int Length = (1 << 20) + 3;
    private const int Launches = 10;

    [Fact]
    public void ACliqueIsCapturedAndReplayed()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var buffers = Buffers(clique);
        var add = Kernels(clique);
        using (CollectiveGraph graph = CollectiveGraph.Capture(clique, () => Step(clique, buffers, add)))
        {
            clique.Synchronize();
            Assert.All(buffers, buffer => Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(0, value))); // nothing ran yet
            for (int i = 0; i < Launches; i++)
                graph.Launch();
            clique.Synchronize();
            Check(buffers, Launches);
        }

        Dispose(buffers);
    }

    [Fact]
    public void AGraphIsLaunchedAmongCallsThatAreNotCaptured()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var buffers = Buffers(clique);
        var add = Kernels(clique);
        using (CollectiveGraph graph = CollectiveGraph.Capture(clique, () => Step(clique, buffers, add)))
        {
            Step(clique, buffers, add);
            graph.Launch();
            Step(clique, buffers, add);
            graph.Launch();
            clique.Synchronize();
            Check(buffers, 4);
        }

        Step(clique, buffers, add); // the communicators outlive the graph
        clique.Synchronize();
        Check(buffers, 5);
        Dispose(buffers);
    }

    [Fact]
    public void AGraphIsLaunchedOnOtherStreamsOfTheSameDevices()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var buffers = Buffers(clique);
        var add = Kernels(clique);
        using (CollectiveGraph graph = CollectiveGraph.Capture(clique, () => Step(clique, buffers, add)))
        {
            AcceleratorStream[] others = [.. clique.Select(comm => comm.Accelerator.CreateStream())];
            graph.Launch(others);
            foreach (AcceleratorStream stream in others)
            {
                stream.Synchronize();
                stream.Dispose();
            }

            Check(buffers, 1);
        }

        Dispose(buffers);
    }

    [Fact]
    public void KernelsLiveAsLongAsTheGraph()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var buffers = Buffers(clique);
        using (CollectiveGraph graph = CaptureWithKernelsOfItsOwn(clique, buffers))
        {
            for (int i = 0; i < 3; i++)
            {
                // ILGPU unloads what nothing refers to, when the next kernel is loaded.
                GC.Collect();
                GC.WaitForPendingFinalizers();
                Step(clique, buffers, Kernels(clique));
            }

            graph.Launch();
            clique.Synchronize();
            Check(buffers, 4);
        }

        Dispose(buffers);
    }

    [Fact]
    public void EveryKindOfCollectiveCanBeCaptured()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var send = clique.Select(comm => comm.Accelerator.Allocate1D<int>(8)).ToArray();
        var recv = clique.Select(comm => comm.Accelerator.Allocate1D<int>(8)).ToArray();
        using CollectiveGraph graph = CollectiveGraph.Capture(clique, () =>
        {
            Together(clique, comm => comm.Barrier());
            Together(clique, comm => comm.AllToAll(send[comm.Rank], recv[comm.Rank]));
            Together(clique, comm => comm.SendRecv(recv[comm.Rank], 1 - comm.Rank, send[comm.Rank], 1 - comm.Rank));
            Together(clique, comm => comm.Broadcast(send[comm.Rank], root: 1));
            Together(clique, comm => comm.AllGatherV(send[comm.Rank], [3, 5]));
        });
        foreach (Communicator comm in clique)
            send[comm.Rank].View.BaseView.CopyFromCPU(comm.Stream, Enumerable.Range(0, 8).Select(i => (10 * comm.Rank) + i).ToArray());
        clique.Synchronize();
        graph.Launch();
        clique.Synchronize();

        // Rank 1 was sent what rank 0 got, the first halves, and gave it to both.
        foreach (Communicator comm in clique)
            Assert.Equal([0, 1, 2, 3, 10, 11, 12, 13], send[comm.Rank].GetAsArray1D());
        Dispose(send);
        Dispose(recv);
    }

    [Fact]
    public void AStreamThatWaitsForACapturedOneIsCapturedToo()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 1);
        Communicator comm = clique[0];
        var add = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Add);
        using AcceleratorStream side = comm.Accelerator.CreateStream();
        using var buffer = comm.Accelerator.Allocate1D<int>(Length);
        buffer.MemSetToZero();
        comm.Accelerator.Synchronize();
        using var forked = new StreamEvent(comm.Accelerator);
        using var joined = new StreamEvent(comm.Accelerator);
        using CollectiveGraph graph = CollectiveGraph.Capture(comm, () =>
        {
            forked.Record(comm.Stream);
            side.WaitFor(forked);
            add(side, Length, buffer.View, 3);
            comm.AllReduce(buffer, ReduceOp.Sum, side);
            joined.Record(side);
            comm.Stream.WaitFor(joined);
            add(comm.Stream, Length, buffer.View, 4);
        });
        Assert.Contains("captured into a graph", Assert.Throws<InvalidOperationException>(() => joined.IsComplete).Message);
        graph.Launch();
        graph.Launch(comm.Stream);
        comm.Synchronize();
        Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(14, value));
    }

    [Fact]
    public void AnExceptionEndsTheCapture()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        var buffers = Buffers(clique);
        var add = Kernels(clique);
        Assert.Throws<InvalidDataException>(() => CollectiveGraph.Capture(clique, () =>
        {
            Step(clique, buffers, add);
            throw new InvalidDataException();
        }));
        Assert.Contains("Wait after CollectiveGraph.Launch", Assert.Throws<InvalidOperationException>(
            () => CollectiveGraph.Capture(clique, clique.Synchronize)).Message);
        AcceleratorStream other = clique[0].Accelerator.CreateStream();
        Assert.Contains("is not captured", Assert.Throws<InvalidOperationException>(
            () => CollectiveGraph.Capture(clique, () => clique[0].AllReduce(buffers[0], ReduceOp.Sum, other))).Message);
        Assert.Throws<NotSupportedException>(
            () => CollectiveGraph.Capture(clique, () => Together(clique, comm => comm.AllReduce<int, Larger>(buffers[comm.Rank]))));
        other.Dispose();

        Step(clique, buffers, add); // as if nothing had been
        clique.Synchronize();
        Check(buffers, 1);
        Dispose(buffers);
    }

    [Fact]
    public void AGroupThatIsLeftOpenEndsTheCapture()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 1);
#pragma warning disable TC1002 // what this test is about
        Assert.Contains("with a group still open", Assert.Throws<InvalidOperationException>(
            () => CollectiveGraph.Capture(clique, () => CollectiveGroup.Start())).Message);
#pragma warning restore TC1002
        CollectiveGroup.End();
    }

    [Fact]
    public void WhatCannotBeCapturedIsRefused()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Nccl, 2);
        Assert.Contains("default stream", Assert.Throws<ArgumentException>(
            () => CollectiveGraph.Capture([clique[0].Accelerator.DefaultStream], () => { })).Message);
        Assert.Contains("given twice", Assert.Throws<ArgumentException>(
            () => CollectiveGraph.Capture([clique[0].Stream, clique[0].Stream], () => { })).Message);
        Assert.Contains("could not be captured", Assert.Throws<CollectiveException>(
            () => CollectiveGraph.Capture(clique[0], () => Assert.ThrowsAny<Exception>(clique[0].Stream.Synchronize))).Message);

        using CollectiveGraph empty = CollectiveGraph.Capture(clique, () => { });
        Assert.Contains("there are 1", Assert.Throws<ArgumentException>(() => empty.Launch(clique[0].Stream)).Message);
        Assert.Contains("stays on its device", Assert.Throws<ArgumentException>(() => empty.Launch([clique[1].Stream, clique[0].Stream])).Message);
        empty.Launch();
        clique.Synchronize();
    }

    [Fact]
    public void ACommunicatorEndsItsGraphs()
    {
        Gpus.Require(BackendKind.Nccl, 2);
        CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Nccl });
        var buffers = Buffers(clique);
        var add = Kernels(clique);
        CollectiveGraph graph = CollectiveGraph.Capture(clique, () => Step(clique, buffers, add));
        graph.Launch();
        clique.Synchronize();
        Check(buffers, 1);
        Dispose(buffers);
        clique.Dispose(); // would wait for the graph for ever, were it still there
        Assert.Throws<ObjectDisposedException>(() => graph.Launch());
        graph.Dispose();
    }

    private static MemoryBuffer1D<int, Stride1D.Dense>[] Buffers(CommunicatorClique clique)
    {
        MemoryBuffer1D<int, Stride1D.Dense>[] buffers = [.. clique.Select(comm => comm.Accelerator.Allocate1D<int>(Length))];
        foreach (Communicator comm in clique)
        {
            buffers[comm.Rank].MemSetToZero();
            comm.Accelerator.Synchronize();
        }

        return buffers;
    }

    // x becomes max over ranks of (x + rank): one more each step with two ranks.
    private static void Step(
        CommunicatorClique clique, MemoryBuffer1D<int, Stride1D.Dense>[] buffers, Action<AcceleratorStream, Index1D, ArrayView<int>, int>[] add)
    {
        foreach (Communicator comm in clique)
        {
            comm.Accelerator.Bind();
            add[comm.Rank](comm.Stream, Length, buffers[comm.Rank].View, comm.Rank);
        }

        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Max);
        }
    }

    private static void Together(CommunicatorClique clique, Action<Communicator> call)
    {
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                call(comm);
        }
    }

    private static Action<AcceleratorStream, Index1D, ArrayView<int>, int>[] Kernels(CommunicatorClique clique) =>
        [.. clique.Select(comm => comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Add))];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CollectiveGraph CaptureWithKernelsOfItsOwn(CommunicatorClique clique, MemoryBuffer1D<int, Stride1D.Dense>[] buffers)
    {
        var add = Kernels(clique);
        return CollectiveGraph.Capture(clique, () => Step(clique, buffers, add));
    }

    private static void Check(MemoryBuffer1D<int, Stride1D.Dense>[] buffers, int steps) =>
        Assert.All(buffers, buffer => Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(steps, value)));

    private static void Dispose(MemoryBuffer1D<int, Stride1D.Dense>[] buffers)
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
    }

    private static void Add(Index1D index, ArrayView<int> values, int amount) => values[index] += amount;

    public struct Larger : IReduction<int>
    {
        public static int Combine(int left, int right) => left > right ? left : right;
    }
}
