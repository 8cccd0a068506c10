using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>What an edit makes the driver run again.</summary>
public sealed class IncrementalTests
{
    private const string Source = """
        using TypedCollectives;

        [CollectiveState]
        public partial class State<T> where T : unmanaged
        {
            [AllReduce] public T[] A = [];
            [AllReduce(Into = nameof(C))] public T[] B = [];
            public T[] C = [];
            public int Unrelated() => 1;
        }

        public static partial class Steps
        {
            [CollectiveStep]
            public static partial void Step<T>(Communicator comm, [AllReduce] T[] values) where T : unmanaged;
        }

        [CollectiveElement]
        public partial struct Pair
        {
            public float X, Y;
        }

        [CollectiveElement, CollectiveState]
        public partial struct Both
        {
            public float X;
            [AllReduce] public readonly float[] All => [];
        }
        """;

    private static readonly string[] Steps = [TrackingNames.States, TrackingNames.Elements, TrackingNames.Steps];

    [Fact]
    public void AnUnrelatedFileRunsNothingAgain()
    {
        var first = GeneratorRun.Of(Source);
        var second = first.Rerun(first.Before.AddSyntaxTrees(Compilations.Parse("public class Another { int _field; }", "Another.cs")));
        NothingIsDoneAgain(second);
    }

    [Theory]
    [InlineData("=> 1;", "=> 2 + 3;")]
    [InlineData("public int Unrelated", "/// <summary>A longer file.</summary>\n\n\n    public int Unrelated")]
    [InlineData("public float X, Y;", "public float X; public float Y;")]
    public void AnUnrelatedEditOfTheSameFileChangesNoOutput(string text, string replacement)
    {
        Assert.Contains(text, Source);
        var first = GeneratorRun.Of(Source);
        NothingIsDoneAgain(first.Rerun(Edit(first.Before, Source.Replace(text, replacement))));
    }

    [Fact]
    public void TheSameCompilationRunsNothingAgain()
    {
        var first = GeneratorRun.Of(Source);
        NothingIsDoneAgain(first.Rerun(first.Before));
    }

    [Fact]
    public void AnEditOfAStateWritesItsFileOnly()
    {
        var first = GeneratorRun.Of(Source);
        var second = first.Rerun(Edit(first.Before, Source.Replace("[AllReduce] public T[] A", "[AllReduce(ReduceOp.Max)] public T[] A")));
        Assert.Contains("ReduceOp.Max", second.Text);
        Assert.Single(Reasons(second, TrackingNames.States), IncrementalStepRunReason.Modified);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(second, TrackingNames.Steps));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(second, TrackingNames.Elements));
        Assert.Single(Outputs(second), IncrementalStepRunReason.Modified);
        Assert.Equal(3, Outputs(second).Count(static reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void AnEditOfAnotherFileThatMattersIsSeen()
    {
        var first = GeneratorRun.Of(
            "using TypedCollectives; [CollectiveElement] public partial struct Outer { public Inner A; }",
            "using TypedCollectives; [CollectiveElement] public partial struct Inner { public float X; }");
        Assert.Contains("partial struct Outer : global::TypedCollectives.ICollectiveElement<float>", first.Text);
        var edited = first.Before.ReplaceSyntaxTree(
            first.Before.SyntaxTrees.Last(),
            Compilations.Parse("using TypedCollectives; [CollectiveElement] public partial struct Inner { public double X; }", "Source1.cs"));
        Assert.Contains("partial struct Outer : global::TypedCollectives.ICollectiveElement<double>", first.Rerun(edited).Text);
    }

    [Fact]
    public void OutputDoesNotDependOnTheRun()
    {
        var first = GeneratorRun.Of(Source);
        var edited = Edit(first.Before, Source.Replace("A = []", "Renamed = []"));
        Assert.Equal(GeneratorRun.Of(edited).Text, first.Rerun(edited).Text);
    }

    private static Compilation Edit(Compilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(), Compilations.Parse(source, "Source0.cs"));

    private static void NothingIsDoneAgain(GeneratorRun run)
    {
        foreach (var step in Steps)
        {
            Assert.NotEmpty(Reasons(run, step));
            Assert.All(Reasons(run, step), static reason =>
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        }
        Assert.Equal(4, Outputs(run).Count());
        Assert.All(Outputs(run), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(static tracked => tracked.Outputs).Select(static output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRun run) =>
        run.Result.TrackedOutputSteps.Values.SelectMany(static step => step)
            .SelectMany(static tracked => tracked.Outputs).Select(static output => output.Reason);
}
