using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>What cannot be captured says so, and leaves no capture behind.</summary>
public sealed class CollectiveGraphTests : IDisposable
{
    private readonly CommunicatorClique _clique = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Peer });
    private int _issued;

    public void Dispose()
    {
        Assert.Equal(0, _issued);
        Assert.Null(GraphCapture.Open);
        _clique.Dispose();
    }

    [Fact]
    public void ABackendThatTheHostTakesPartInCannotBeCaptured()
    {
        Assert.Contains("the Peer backend cannot be captured", Assert.Throws<NotSupportedException>(() => CollectiveGraph.Capture(_clique, Issue)).Message);
        Assert.Contains("BackendKind.Nccl", Assert.Throws<NotSupportedException>(() => CollectiveGraph.Capture(_clique[0], Issue)).Message);
    }

    [Fact]
    public void OnlyCudaHasGraphs() => Assert.Contains(
        "Graphs are CUDA's", Assert.Throws<NotSupportedException>(() => CollectiveGraph.Capture([_clique[0].Stream], Issue)).Message);

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Contains("one stream or more", Assert.Throws<ArgumentException>(() => CollectiveGraph.Capture([], Issue)).Message);
        Assert.Throws<ArgumentNullException>(() => CollectiveGraph.Capture((Communicator)null!, Issue));
        Assert.Throws<ArgumentNullException>(() => CollectiveGraph.Capture((CommunicatorClique)null!, Issue));
        Assert.Throws<ArgumentNullException>(() => CollectiveGraph.Capture((IReadOnlyList<AcceleratorStream>)null!, Issue));
        Assert.Throws<ArgumentNullException>(() => CollectiveGraph.Capture([_clique[0].Stream], null!));
        Assert.Throws<ArgumentNullException>(() => CollectiveGraph.Capture([null!], Issue));
    }

    [Fact]
    public void AGroupIsNotCapturedFromInside()
    {
        using (CollectiveGroup.Open())
        {
            Assert.Contains(
                "End the group first",
                Assert.Throws<InvalidOperationException>(() => CollectiveGraph.Capture([_clique[0].Stream], Issue)).Message);
        }
    }

    [Fact]
    public void WhileACaptureIsOpenNothingIsWaitedForAndNothingRunsOnOtherBackends()
    {
        using var buffer = _clique[0].Accelerator.Allocate1D([7]);
        using StreamEvent done = StreamEvent.After(_clique[0].Stream);
        GraphCapture capture = GraphCapture.Begin([], new CallSite("Step.cs", 12));
        try
        {
            Assert.Contains("begun at Step.cs:12", Assert.Throws<InvalidOperationException>(_clique.Synchronize).Message);
            Assert.Contains("begun at Step.cs:12", Assert.Throws<InvalidOperationException>(() => done.Synchronize(TimeSpan.Zero)).Message);
            Assert.Contains("begun at Step.cs:12", Assert.Throws<InvalidOperationException>(() => done.IsComplete).Message);
            string refused = Assert.Throws<NotSupportedException>(() => _clique[0].AllReduce(buffer, ReduceOp.Sum)).Message;
            Assert.Contains("AllReduce<Int32>(count 1, Sum) at CollectiveGraphTests.cs:", refused);
            Assert.Contains("the Peer backend cannot be captured", refused);
            Assert.Contains("Captures do not nest", Assert.Throws<InvalidOperationException>(() => CollectiveGraph.Capture([], Issue)).Message);
        }
        finally
        {
            capture.Abandon();
        }

        _clique[0].AllReduce(buffer, ReduceOp.Sum);
        _clique.Synchronize();
        Assert.Equal([7], buffer.GetAsArray1D());
    }

    [Fact]
    public void ACaptureIsOneThreads()
    {
        GraphCapture capture = GraphCapture.Begin([], default);
        try
        {
            Assert.Same(capture, GraphCapture.Open);
            GraphCapture? elsewhere = capture;
            var thread = new Thread(() => elsewhere = GraphCapture.Open);
            thread.Start();
            thread.Join();
            Assert.Null(elsewhere);
        }
        finally
        {
            capture.Abandon();
        }
    }

    private void Issue() => _issued++;
}
