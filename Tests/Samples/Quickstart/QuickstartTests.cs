using System.Text.RegularExpressions;
using TypedCollectives.Samples.Quickstart;

namespace TypedCollectives.Samples.Tests;

public sealed class QuickstartTests
{
    // 12 element types in 9 operations; barrier, 4 generated wrappers, 2 own types, a kernel; arrays on the Host backend alone.
    private const int PeerRows = 12 * 9 + 8;
    private const int HostRows = PeerRows + 1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryElementIsExactOnHostDevices(int devices) => AssertExact(BackendKind.Host, devices, HostRows);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryElementIsExactOnThePeerBackend(int devices)
    {
        CudaDevices.SkipIfTooFew(BackendKind.Peer, devices);
        AssertExact(BackendKind.Peer, devices, PeerRows);
    }

    [Theory]
    [InlineData("operation", "AllReduce", "Broadcast", "Reduce", "AllGather", "ReduceScatter", "AllToAll", "Gather", "Scatter", "SendRecv")]
    [InlineData("type", "sbyte", "byte", "int", "uint", "long", "ulong", "Half", "BFloat16", "Float8E4M3", "Float8E5M2", "float", "double")]
    [InlineData(
        "example", "Barrier", "clique.BroadcastWeights", "clique.AllReduceGradients", "clique.Synchronize", "Steps.Exchange", "ComplexProduct",
        "Vector3f", "kernel, AllReduce, kernel")]
    public void TheTableHasEvery(string what, params string[] names)
    {
        ProgramRun run = Run("--devices", "2", "--backend", "host");

        Assert.Multiple([.. names.Select(name => (Action)(() =>
            Assert.True(Regex.IsMatch(run.Output, $@"(?<!\w){Regex.Escape(name)}(?!\w)"), $"no {what} {name} in:\n{run.Output}")))]);
    }

    [Fact]
    public void AWrongElementIsCounted()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
        using var buffers = new RankBuffers<int>(clique, 10);
        buffers.Fill((rank, i) => 10 * rank + i);

        Assert.Equal(0, buffers.CountWrong((rank, i) => 10 * rank + i));
        Assert.Equal(2, buffers.CountWrong((rank, i) => i == 7 ? -1 : 10 * rank + i));
        Assert.Equal(10, buffers.CountWrong((_, i) => i));
    }

    [Theory]
    [InlineData("--devices needs a number of at least 1, not '0'", "--devices", "0")]
    [InlineData("--devices needs a number of at least 1, not 'two'", "--devices", "two")]
    [InlineData("'mpi' not recognized", "--backend", "mpi")]
    [InlineData("--colour", "--colour")]
    public void BadArgumentsAreNamed(string message, params string[] args)
    {
        ProgramRun run = Run(args);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("rank 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NcclWithoutDevicesSaysWhatIsMissing()
    {
        Assert.SkipUnless(CudaDevices.Count == 0, "there are CUDA devices");

        ProgramRun run = Run("--backend", "nccl");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("The Nccl backend needs CUDA devices", run.Error, StringComparison.Ordinal);
    }

    private static void AssertExact(BackendKind backend, int devices, int rows)
    {
        ProgramRun run = Run("--devices", $"{devices}", "--backend", $"{backend}".ToLowerInvariant());

        Assert.Contains($"{rows} rows, every element exact.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"backend: {backend}: asked for", run.Output, StringComparison.Ordinal);
        Assert.Contains($"rank {devices - 1} of {devices}: ", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    private static ProgramRun Run(params string[] args) => ProgramRun.Of(Samples.Quickstart.Program.Run, args);
}
