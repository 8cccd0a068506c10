using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Tools.Tests;

public sealed class FailureTests
{
    [Fact]
    public void A_backend_that_cannot_work_here_is_one_line()
    {
        Assert.SkipWhen(NativeLibraries.TryLoadCuda(out _), "There is a CUDA driver here.");
        (int exitCode, string output, string error) = Tool.RunLine("perf all_reduce -g 2 -b 8 -e 8 --backend nccl");
        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("collectives: The Nccl backend needs CUDA devices, and none was found.", error);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    [Fact]
    public void The_lines_of_a_message_become_one() =>
        Assert.Equal("Tried: here; there.", Failure.Describe(new CollectiveException("Tried:\n  here\n  there.\n")));

    [Fact]
    public void A_bug_is_not_dressed_up() => Assert.False(Failure.IsExpected(new InvalidOperationException()));
}
