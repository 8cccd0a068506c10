using TypedCollectives.Analyzers.Tests.Pages;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>What all rules together say of bucketed exchanges, with the classes the generator writes.</summary>
public class BucketExchangeTests
{
    private const string Replica = """
        using System.Linq;
        using ILGPU;
        using ILGPU.Runtime;
        using TypedCollectives;

        [CollectiveState]
        public sealed partial class Replica(MemoryBuffer1D<float, Stride1D.Dense> weights, MemoryBuffer1D<float, Stride1D.Dense> gradients)
        {
            [Replicated] public MemoryBuffer1D<float, Stride1D.Dense> Weights { get; } = weights;

            [PerRank, AllReduce(ReduceOp.Average, Bucket = "gradients")]
            public MemoryBuffer1D<float, Stride1D.Dense> Gradients { get; } = gradients;
        }


        """;

    [Theory]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); replica.Weights.CopyFrom(replica.Gradients);")]
    [InlineData("for (int i = 0; i < 10; i++) { bucket.ReadyGradients(); exchange.Wait(); } comm.Synchronize();")]
    [InlineData("using var own = new BucketExchange(comm); Replica.GradientsBucket mine = new(own, [replica]); mine.ReadyGradients(); own.Wait();")]
    public async Task A_proper_exchange_is_not_reported(string statements) => Assert.Empty(await RunAsync(statements));

    [Theory]
    [InlineData("TC2001", "if (comm.Rank == 0) bucket.ReadyGradients(); exchange.Wait();")]
    [InlineData("TC2002", "for (int i = 0; i < comm.Rank; i++) { bucket.ReadyGradients(); exchange.Wait(); }")]
    public async Task A_mistake_is_reported(string rule, string statements) => Assert.Equal([rule], await RunAsync(statements));

    private static async Task<IEnumerable<string>> RunAsync(string statements)
    {
        var found = await PageExamples.RunAsync(
            Replica + $$"""
            public static class Program
            {
                public static void Run(Communicator comm, Replica replica, BucketExchange exchange, Replica.GradientsBucket bucket)
                {
                    {{statements}}
                }
            }
            """,
            TestContext.Current.CancellationToken);
        return found.Select(static diagnostic => diagnostic.Id);
    }
}
