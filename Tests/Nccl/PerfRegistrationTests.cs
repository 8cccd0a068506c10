using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;
using TypedCollectives.Tools;

namespace TypedCollectives.Nccl.Tests;

/// <summary>What <c>collectives perf -R</c> has NCCL know of its buffers, and until when.</summary>
public sealed class PerfRegistrationTests
{
    private const string Allocations = "ncclMemAlloc 2097152\nncclMemAlloc 2097152\nncclMemAlloc 2097152\nncclMemAlloc 2097152\n";
    private const string Calls = "ncclAllReduce\n";
    private const string Freeing = "ncclMemFree\nncclMemFree\nncclMemFree\nncclMemFree";

    [Fact]
    public void LocalRegistersBothBuffersOfEveryRank()
    {
        (string calls, string text) = Run(new Standin(), BufferRegistration.Local);
        Assert.Equal(
            Allocations
            + "ncclCommRegister #0 64\nncclCommRegister #0 64\nncclCommRegister #1 64\nncclCommRegister #1 64\n"
            + Calls
            + "ncclCommDeregister #0 0x101\nncclCommDeregister #0 0x100\nncclCommDeregister #1 0x103\nncclCommDeregister #1 0x102\n"
            + Freeing,
            calls);
        Assert.Contains("# Using registered buffers\n", text);
    }

    [Fact]
    public void SymmetricMakesAllWindowsInOneGroup()
    {
        (string calls, string text) = Run(new Standin(), BufferRegistration.Symmetric);
        Assert.Equal(
            Allocations
            + "ncclGroupStart\nncclCommWindowRegister #0 64 flags 1\nncclCommWindowRegister #0 64 flags 1\n"
            + "ncclCommWindowRegister #1 64 flags 1\nncclCommWindowRegister #1 64 flags 1\nncclGroupEnd\n"
            + Calls
            + "ncclCommWindowDeregister #0 0x201\nncclCommWindowDeregister #0 0x200\nncclCommWindowDeregister #1 0x203\nncclCommWindowDeregister #1 0x202\n"
            + Freeing,
            calls);
        Assert.Contains("# Using symmetric windows\n", text);
    }

    [Fact]
    public void WhatIsNotSymmetricIsTold()
    {
        (string calls, string text) = Run(new Standin { HasSymmetricMemory = false }, BufferRegistration.Symmetric);
        Assert.EndsWith($"ncclGroupEnd\n{Calls}{Freeing}", calls);
        Assert.Contains("# Using windows that are NOT symmetric", text);
    }

    [Fact]
    public void WithoutRegistrationMemoryIsIlgpus() => Assert.Equal(Calls.TrimEnd('\n'), Run(new Standin(), BufferRegistration.None).Calls);

    [Theory]
    [InlineData("ncclCommRegister", (int)BufferRegistration.Local)]
    [InlineData("ncclCommWindowRegister", (int)BufferRegistration.Symmetric)]
    public void WhatFailsToRegisterIsFreed(string function, int registration)
    {
        var standin = new Standin();
        standin.Fail(function, NcclResult.UnhandledCudaError);
        using CommunicatorClique clique = standin.InitAll(2);
        standin.TakeCalls();
        using (var run = new PerfRun(Settings((BufferRegistration)registration), clique, [], TimeProvider.System))
            Assert.Equal(NcclResult.UnhandledCudaError, Assert.Throws<NcclException>(() => run.Execute()).Result);
        string calls = standin.TakeCalls();
        Assert.DoesNotContain("Deregister", calls);
        Assert.EndsWith(Freeing, calls);
    }

    private static PerfSettings Settings(BufferRegistration registration) => new()
    {
        Operation = new AllReduceOperation(),
        MinBytes = 64,
        MaxBytes = 64,
        RanksPerThread = 2,
        CheckIterations = 0, // the stand-in moves no data
        Registration = registration,
    };

    /// <summary>Runs the command's core; the groups of collectives, as many as there are, are told as one call.</summary>
    private static (string Calls, string Text) Run(Standin standin, BufferRegistration registration)
    {
        using CommunicatorClique clique = standin.InitAll(2);
        standin.TakeCalls();
        using var text = new StringWriter { NewLine = "\n" };
        using (var run = new PerfRun(Settings(registration), clique, [new TextReport(text)], TimeProvider.System))
            Assert.True(run.Execute());

        const string group = "ncclGroupStart\nncclAllReduce #0 16 type 7 op 0\nncclAllReduce #1 16 type 7 op 0\nncclGroupEnd";
        string calls = standin.TakeCalls();
        int first = calls.IndexOf(group, StringComparison.Ordinal);
        int end = calls.LastIndexOf(group, StringComparison.Ordinal) + group.Length;
        Assert.Empty(calls[first..end].Replace(group, "", StringComparison.Ordinal).Trim('\n'));
        return ($"{calls[..first]}ncclAllReduce{calls[end..]}", text.ToString());
    }
}
