using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>After a root has ended, however it ended, nothing of it is left: no port, no socket, no thread.</summary>
/// <remarks>Alone, since it counts what the whole process has.</remarks>
[Collection(ProcessCounts.Alone)]
public sealed class LeftoverTests
{
    public static TheoryData<string, Func<BootstrapRoot, Task>> Ends => new()
    {
        { "all joined", root => Roots.JoinAllAsync(root.Id, 20) },
        { "nobody came", async root => await root.DisposeAsync() },
        { "time ran out", async root => await Roots.FailuresAsync([Roots.CheckInAsync(root.Id, 0, 2, TimeSpan.FromMilliseconds(300))]) },
        { "ranks disagreed", async root => await Roots.FailuresAsync([Roots.CheckInAsync(root.Id, 0, 3), Roots.CheckInAsync(root.Id, 1, 4)]) },
        { "the secret was wrong", async root =>
            {
                await Roots.FailuresAsync([Roots.CheckInAsync(UniqueIds.WithAnotherSecret(root.Id), 0, 2)]);
                await root.DisposeAsync();
            }
        },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task NothingIsLeft(string end, Func<BootstrapRoot, Task> drive)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counts by /proc.");
        // The first socket of a process starts the runtime's own helpers.
        await using (BootstrapRoot warmUp = BootstrapRoot.Start(Roots.OnLoopback()))
            await Roots.JoinAllAsync(warmUp.Id, 2);

        int sockets = ProcessCounts.Sockets();
        int threads = ProcessCounts.OwnThreads();
        int port;
        await using (BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback()))
        {
            port = root.Id.EndPoint!.Port;
            Assert.True(ProcessCounts.IsListening(port), "The count would see a port that is open.");
            Socket[] silent = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Strangers.ConnectAsync(root.Id)));
            Assert.True(ProcessCounts.Sockets() > sockets + 300);
            Assert.Equal(threads, ProcessCounts.OwnThreads());
            await drive(root);
            await Task.WhenAny(root.Completion);
            Array.ForEach(silent, socket => socket.Dispose());
        }

        Assert.True(sockets == ProcessCounts.Sockets(), end);
        Assert.Equal(threads, ProcessCounts.OwnThreads());
        Assert.False(ProcessCounts.IsListening(port));
    }

    [Fact]
    public async Task AStrangerCostsASocketAndAFewBytes()
    {
        const int Count = 1000;
        await using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        using (Socket first = await Strangers.ConnectAsync(root.Id))
            await Roots.FailuresAsync([Roots.CheckInAsync(UniqueIds.WithAnotherSecret(root.Id), 0, 2)]);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Socket[] silent = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Strangers.ConnectAsync(root.Id)));
        // Connections are accepted in order: once this one is refused, all before it have been.
        await Roots.FailuresAsync([Roots.CheckInAsync(UniqueIds.WithAnotherSecret(root.Id), 0, 2)]);
        // The test's own ends included.
        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / Count, 500, 6000);
        Array.ForEach(silent, socket => socket.Dispose());
    }
}
