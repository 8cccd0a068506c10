using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Events on host accelerators, whose streams run their work as it is issued.</summary>
public sealed class StreamEventTests : IDisposable
{
    private readonly CommunicatorClique _clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Peer });

    private Accelerator Accelerator => _clique[0].Accelerator;

    public void Dispose() => _clique.Dispose();

    [Fact]
    public void WhatIsRecordedIsComplete()
    {
        using var buffer = Accelerator.Allocate1D<int>(1000);
        Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>>(Count)(_clique[0].Stream, 1000, buffer.View);
        using StreamEvent done = StreamEvent.After(_clique[0].Stream);
        Assert.True(done.IsComplete);
        done.Synchronize(TimeSpan.Zero);
        _clique[1].Stream.WaitFor(done); // a stream of another device
        Assert.Equal(Enumerable.Range(0, 1000), buffer.GetAsArray1D());
    }

    [Fact]
    public void AnEventThatWasNeverRecordedIsNotWaitedFor()
    {
        using var never = new StreamEvent(Accelerator, keepsTime: true);
        Assert.Contains("never recorded", Assert.Throws<InvalidOperationException>(() => never.IsComplete).Message);
        Assert.Throws<InvalidOperationException>(() => never.Synchronize(TimeSpan.Zero));
        Assert.Throws<InvalidOperationException>(() => _clique[0].Stream.WaitFor(never));
        using StreamEvent other = StreamEvent.After(_clique[0].Stream, keepsTime: true);
        Assert.Throws<InvalidOperationException>(() => other.ElapsedSince(never));
        Assert.Throws<InvalidOperationException>(() => never.ElapsedSince(other));

        never.Record(_clique[0].Stream);
        Assert.True(never.IsComplete);
    }

    [Fact]
    public void TimeGoesFromTheStartToTheEnd()
    {
        using StreamEvent start = StreamEvent.After(_clique[0].Stream, keepsTime: true);
        using StreamEvent end = StreamEvent.After(_clique[0].Stream, keepsTime: true);
        TimeSpan forward = end.ElapsedSince(start);
        Assert.True(forward >= TimeSpan.Zero);
        Assert.Equal(-forward, start.ElapsedSince(end));
        Assert.Equal(TimeSpan.Zero, end.ElapsedSince(end));

        start.Record(_clique[0].Stream); // again: now it is the later one
        Assert.True(end.ElapsedSince(start) <= TimeSpan.Zero);
    }

    [Fact]
    public void TimeIsAskedOfEventsThatKeepIt()
    {
        using StreamEvent without = StreamEvent.After(_clique[0].Stream);
        using StreamEvent with = StreamEvent.After(_clique[0].Stream, keepsTime: true);
        Assert.Contains("keepsTime", Assert.Throws<InvalidOperationException>(() => with.ElapsedSince(without)).Message);
        Assert.Contains("keepsTime", Assert.Throws<InvalidOperationException>(() => without.ElapsedSince(with)).Message);
        using StreamEvent elsewhere = StreamEvent.After(_clique[1].Stream, keepsTime: true);
        Assert.Contains("clocks of two devices", Assert.Throws<ArgumentException>(() => with.ElapsedSince(elsewhere)).Message);
    }

    [Fact]
    public void AnEventBelongsToItsDevice()
    {
        using var mine = new StreamEvent(Accelerator);
        Assert.Contains("one event for each device", Assert.Throws<ArgumentException>(() => mine.Record(_clique[1].Stream)).Message);
        Assert.Throws<InvalidOperationException>(() => mine.IsComplete); // the record that was refused is none
    }

    [Fact]
    public void ADisposedEventIsRefused()
    {
        StreamEvent gone = StreamEvent.After(_clique[0].Stream);
        gone.Dispose();
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone.IsComplete);
        Assert.Throws<ObjectDisposedException>(() => gone.Record(_clique[0].Stream));
        Assert.Throws<ObjectDisposedException>(() => _clique[0].Stream.WaitFor(gone));
        Assert.Throws<ObjectDisposedException>(() => gone.Synchronize(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentNullException>(() => new StreamEvent(null!));
        Assert.Throws<ArgumentNullException>(() => StreamEvent.After(null!));
        Assert.Throws<ArgumentNullException>(() => _clique[0].Stream.WaitFor(null!));
        using StreamEvent done = StreamEvent.After(_clique[0].Stream);
        Assert.Throws<ArgumentOutOfRangeException>(() => done.Synchronize(TimeSpan.FromSeconds(-1)));
    }

    private static void Count(Index1D index, ArrayView<int> values) => values[index] = index;
}
