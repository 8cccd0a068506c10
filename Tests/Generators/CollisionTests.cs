using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>Generated names that meet others (TC9006).</summary>
public sealed class CollisionTests
{
    [Fact]
    public void OfTwoMembersWithOneNameTheFirstIsServed()
    {
        var run = GeneratorRun.Of("""
            using TypedCollectives;
            [CollectiveState]
            public partial class State
            {
                [AllReduce] private double[] _weights = [];
                [AllReduce] public float[] Weights = [];
                [AllReduce(ReduceOp.Max), AllReduce<Sum>] public float[] Other = [];
            }
            public struct Sum : IReduction<float> { public static float Combine(float left, float right) => left + right; }
            """);
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceWeights", "AllReduceOther", "Synchronize"], run.MethodsAddedTo("State"));
        Assert.Contains("comm.AllReduce(_weights, ", run.Text);
        Assert.Contains("comm.AllReduce(Other, ", run.Text);
    }

    [Fact]
    public void NamesOfTheTypeAndItsParametersAreKept()
    {
        var run = GeneratorRun.Of("""
            using TypedCollectives;
            [CollectiveState]
            public partial class AllReduceA<AllReduceB>
            {
                [AllReduce] public float[] A = [];
                [AllReduce] public float[] B = [];
                [AllReduce] public float[] C = [];
            }
            """);
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceC", "Synchronize"], run.MethodsAddedTo("AllReduceA`1"));
    }

    [Fact]
    public void AnExistingSynchronizeIsKept()
    {
        var run = GeneratorRun.Of("""
            using TypedCollectives;
            [CollectiveState]
            public partial class State
            {
                [AllReduce] public float[] A = [];
                public void Synchronize() { }
            }
            """);
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceA"], run.MethodsAddedTo("State"));
        Assert.Equal(["AllReduceA"], run.MethodsAddedTo("StateCollectives"));
    }

    [Theory]
    [InlineData("public static class StateCollectives;")]
    [InlineData("namespace StateCollectives { public class Inner; }")]
    public void AnExistingCliqueClassIsKept(string existing)
    {
        var run = GeneratorRun.Of($$"""
            using TypedCollectives;
            [CollectiveState] public partial class State { [AllReduce] public float[] A = []; }
            {{existing}}
            """);
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceA", "Synchronize"], run.MethodsAddedTo("State"));
        Assert.DoesNotContain("static class", run.Text);
    }

    [Fact]
    public void AMethodWithTheNameOfItsCliqueClassIsLeftOut()
    {
        var run = GeneratorRun.Of("""
            using TypedCollectives;
            [CollectiveState] public partial class AllReduce { [AllReduce] public float[] Collectives = []; }
            """);
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceCollectives", "Synchronize"], run.MethodsAddedTo("AllReduce"));
        Assert.Equal(["Synchronize"], run.MethodsAddedTo("AllReduceCollectives"));
    }

    [Fact]
    public void AnInheritedAbstractMethodIsLeftToItsImplementer()
    {
        var run = GeneratorRun.Of("""
            using TypedCollectives;
            public abstract class Base { public abstract void AllReduceA(Communicator comm); }
            [CollectiveState] public abstract partial class State : Base { [AllReduce] public float[] A = []; [AllReduce] public float[] B = []; }
            """);
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceB", "Synchronize"], run.MethodsAddedTo("State"));
    }

    [Fact]
    public void FilesOfTypesThatDifferInCaseOnlyHaveDifferentNames()
    {
        var run = GeneratorRun.Of("""
            using TypedCollectives;
            namespace A { [CollectiveState] public partial class State { [AllReduce] public float[] A = []; } }
            namespace A { [CollectiveState] public partial class STATE { [AllReduce] public float[] A = []; } }
            namespace a { [CollectiveState] public partial class State { [AllReduce] public float[] A = []; } }
            """);
        run.CompilesAsBefore();
        Assert.Equal(
            ["A.STATE.g.cs", "A.State-1.g.cs", "a-1.State.g.cs"],
            run.Result.GeneratedSources.Select(static source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnAttributeWrittenTwiceIsServedOnce()
    {
        var run = GeneratorRun.Of(
            "using TypedCollectives; [CollectiveState] public partial class State { [AllReduce] public float[] A = []; }",
            "using TypedCollectives; [CollectiveState] public partial class State { [AllReduce] public float[] B = []; }");
        run.CompilesAsBefore();
        Assert.Equal(["AllReduceA", "AllReduceB", "Synchronize"], run.MethodsAddedTo("State").Order(StringComparer.Ordinal));
    }
}
