using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Native ranks init from ids a managed root made, again and again.</summary>
public sealed class NativeRankTests
{
    private const int Size = 2;
    private const int Inits = 100;

    [Fact]
    public async Task TwoProcessesInitFromManagedIds()
    {
        Gpus.Require(BackendKind.Nccl, Size);
        using var ranks = new NativeRanks();
        for (int rank = 0; rank < Size; rank++)
            ranks.AddCSharp(rank, Size);
        await InitAgainAndAgainAsync(ranks);
    }

    [Fact]
    public async Task AProgramInCInitsBesideOneInCSharp()
    {
        Gpus.Require(BackendKind.Nccl, Size);
        CCompiler.Require();
        using var folder = new TemporaryFolder();
        using var ranks = new NativeRanks();
        ranks.AddC(CCompiler.Program("native_rank.c", Path.Join(folder.Path, "native_rank"), "-ldl"), 0, Size);
        ranks.AddCSharp(1, Size);
        await InitAgainAndAgainAsync(ranks);
    }

    private static async Task InitAgainAndAgainAsync(NativeRanks ranks)
    {
        for (int init = 0; init < Inits; init++)
        {
            await using BootstrapRoot root = BootstrapRoot.Start();
            Assert.Equal(Enumerable.Repeat("ok", Size), await ranks.RunAsync(root.Id));
            await root.Completion;
        }
    }
}
