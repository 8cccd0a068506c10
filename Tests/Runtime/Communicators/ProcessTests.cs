using System.Diagnostics;

namespace TypedCollectives.Tests;

/// <summary>Ranks in processes of their own.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task RanksOfSeveralProcessesReduceTogether()
    {
        UniqueId id = UniqueId.Create(Roots.OnLoopback());
        using Process first = ChildRank.Start(id, 1, 3);
        using Process second = ChildRank.Start(id, 2, 3);
        using (Communicator comm = await Communicator.InitAsync(id, 0, 3, options: World.Host, cancellationToken: TestContext.Current.CancellationToken))
        {
            ChildRank.Step(comm);
            ChildRank.Step(comm);
        }

        foreach (Process process in (Process[])[first, second])
        {
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output);
        }
    }

    [Fact]
    public async Task AProcessThatIsKilledIsNamedWithItsNumber()
    {
        UniqueId id = UniqueId.Create(Roots.OnLoopback());
        using Process dying = ChildRank.Start(id, 1, 2, dying: 1);
        using Communicator comm = await Communicator.InitAsync(id, 0, 2, options: World.Host, cancellationToken: TestContext.Current.CancellationToken);
        ChildRank.Step(comm);
        var exception = Assert.Throws<CollectiveException>(() => ChildRank.Step(comm));
        Assert.Matches($@"Rank 1 \(process {dying.Id} on .*AllReduce<Double>\(count 1048576, Sum\) at ChildRank.cs:\d+", exception.Message);
        await dying.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
