using System.Reflection;
using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>The classes of buckets.</summary>
public sealed class BucketTests
{
    private const string Reduction = " public struct Least : IReduction<float> { public static float Combine(float left, float right) => left; }";

    // TC9012 explains them.
    [Theory]
    [InlineData("[AllReduce(Bucket = \"b\")] public float[] B = [];")]
    [InlineData("[AllReduce(Bucket = \"b\", Into = nameof(C))] public ArrayView<float> B; public ArrayView<float> C;")]
    [InlineData("[AllReduce(Bucket = \"not a name\")] public ArrayView<float> B;")]
    [InlineData("[AllReduce(Bucket = \"\")] public ArrayView<float> B;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> B; [AllReduce(Bucket = \"b\")] public ArrayView<double> C;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> B; [AllReduce(ReduceOp.Max, Bucket = \"b\")] public ArrayView<float> C;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> B; [AllReduce<Least>(Bucket = \"b\")] public ArrayView<float> C;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> B; public int BBucket;")]
    public void ABucketThatCannotBeServedGetsNoClass(string members)
    {
        var run = GeneratorRun.Of(LeftOutCases.State(members) + Reduction);
        run.CompilesAsBefore();
        Assert.DoesNotContain("CollectiveBucket", run.Text);
        Assert.Contains("AllReduceB", run.MethodsAddedTo("State")); // the collective itself is served
    }

    [Fact]
    public void AClsCompliantAssemblyIsNotWarned()
    {
        var run = GeneratorRun.Of(
            "[assembly: System.CLSCompliant(true)]\n", LeftOutCases.State("[AllReduce(Bucket = \"b\")] private ArrayView<float> B => default;"));
        Assert.Contains("class BBucket", run.Text);
        run.CompilesAsBefore();
    }

    [Fact]
    public void ABucketExchangesItsBuffersOnEveryRank()
    {
        const string source = """
            using System.Linq;
            using ILGPU;
            using ILGPU.Runtime;
            using TypedCollectives;

            public struct Product : IReduction<long> { public static long Combine(long left, long right) => left * right; }

            [CollectiveState]
            public partial class Replica(Communicator comm)
            {
                [AllReduce(ReduceOp.Average, Bucket = "gradients")]
                public MemoryBuffer1D<double, Stride1D.Dense> Output { get; } = comm.Accelerator.Allocate1D(new double[] { comm.Rank, 10 });

                [AllReduce(ReduceOp.Average, Bucket = "gradients")]
                public MemoryBuffer1D<double, Stride1D.Dense>? Hidden { get; } = comm.Accelerator.Allocate1D(new double[] { 4 * comm.Rank });

                [AllReduce<Product>(Bucket = "products")]
                public MemoryBuffer1D<long, Stride1D.Dense> Counts { get; } = comm.Accelerator.Allocate1D(new long[] { comm.Rank + 2 });
            }

            public static class Program
            {
                public static string Run()
                {
                    using var clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
                    Replica[] replicas = [new(clique[0]), new(clique[1])];
                    using BucketExchange exchange = new(clique);
                    Replica.GradientsBucket gradients = new(exchange, replicas);
                    Replica.ProductsBucket products = new(exchange, replicas);
                    gradients.ReadyHidden();
                    products.ReadyCounts();
                    gradients.ReadyOutput();
                    exchange.Wait();
                    clique.Synchronize();
                    return string.Join("; ", replicas.Select(replica => string.Join(
                        " ", [.. replica.Output.GetAsArray1D(), .. replica.Hidden!.GetAsArray1D(), .. replica.Counts.GetAsArray1D()])));
                }
            }
            """;
        using var image = new MemoryStream();
        var emitted = GeneratorRun.Of(source).After.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var program = Assembly.Load(image.ToArray()).GetType("Program")!;
        Assert.Equal("0.5 10 2 6; 0.5 10 2 6", program.GetMethod("Run")!.CreateDelegate<Func<string>>()());
    }

    [Fact]
    public void AnEditOfABucketChangesTheOutputAndAnUnrelatedOneDoesNot()
    {
        const string members = "[AllReduce(Bucket = \"b\")] private ArrayView<float> B => default;";
        var first = GeneratorRun.Of(LeftOutCases.State(members));
        var same = first.Rerun(first.Before.ReplaceSyntaxTree(
            first.Before.SyntaxTrees.First(), Compilations.Parse(LeftOutCases.State("/* longer */ " + members), "Source0.cs")));
        Assert.All(
            same.Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached, output.Reason));
        var renamed = first.Rerun(first.Before.ReplaceSyntaxTree(
            first.Before.SyntaxTrees.First(), Compilations.Parse(LeftOutCases.State(members.Replace("\"b\"", "\"c\"")), "Source0.cs")));
        Assert.Contains("class CBucket", renamed.Text);
    }
}
