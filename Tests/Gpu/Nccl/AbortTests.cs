namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>A collective that nobody answers is ended.</summary>
public sealed class AbortTests
{
    [Fact]
    public async Task AnAbortEndsTheWaitForARankThatDoesNotCome()
    {
        CommunicatorClique clique = NcclNeeds.InitAll(2, new NcclOptions { Blocking = false });
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.Barrier();
        }

        clique.Synchronize();
        clique[1].Barrier();
        Task waiting = Task.Run(clique[1].Synchronize, TestContext.Current.CancellationToken);
        clique[1].Abort();
        clique[0].Abort();
        Assert.Contains("was aborted", (await Assert.ThrowsAsync<CollectiveException>(() => waiting)).Message);
        Assert.Contains("was aborted", clique[1].AsyncError!.Message);
        clique.Dispose();
    }

    [Fact]
    public async Task FinalizedRanksAreDisposedWithoutEachOther()
    {
        CommunicatorClique clique = NcclNeeds.InitAll(2, new NcclOptions { Blocking = false });
        await Task.WhenAll(clique.Select(comm => comm.FinalizeAsync(TestContext.Current.CancellationToken)));
        clique[1].Dispose();
        clique[0].Dispose();
        clique.Dispose();
    }

    [Fact]
    public async Task AHealthyCommunicatorIsReadyAndHasNoError()
    {
        using CommunicatorClique clique = NcclNeeds.InitAll(1, new NcclOptions { Blocking = false });
        await clique[0].ReadyAsync(TestContext.Current.CancellationToken);
        Assert.Null(clique[0].AsyncError);
    }
}
