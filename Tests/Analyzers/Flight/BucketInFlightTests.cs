using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4001 and TC4004 on the buffers of a bucket, from the mark to the end of the exchange and behind it.</summary>
public class BucketInFlightTests
{
    private const string Made = "using BucketExchange exchange = new(comm); Replica.GradientsBucket bucket = new(exchange, [replica]); ";

    [Theory]
    [InlineData("bucket.ReadyGradients(); {|TC4001:replica.Gradients.GetAsArray1D()|}; exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); {|TC4001:replica.Gradients.GetAsArray1D(comm.Stream)|}; exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); comm.Synchronize(); {|TC4001:replica.Gradients.GetAsArray1D()|}; exchange.Wait();")]
    [InlineData("bucket.ReadyBiases(); {|TC4001:replica.Biases.CopyFromCPU(array)|}; exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); {|TC4001:replica.Gradients.Dispose()|};")]
    [InlineData("if (flag) bucket.ReadyGradients(); var g = replica.Gradients.View; {|TC4001:g.CopyToCPU(array)|}; exchange.Wait();")]
    public Task The_host_touches_a_marked_buffer(string statements) => VerifyAsync(Made + statements);

    [Theory]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); {|TC4001:replica.Gradients.GetAsArray1D()|};")]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); comm.Accelerator.DefaultStream.Synchronize(); {|TC4001:replica.Gradients.GetAsArray1D()|};")]
    [InlineData("while (flag) { bucket.ReadyGradients(); exchange.Wait(); {|TC4001:replica.Gradients.CopyFromCPU(array)|}; }")]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); {|TC4004:onDefault(n, replica.Gradients.View)|};")]
    public Task The_end_of_an_exchange_is_not_waited_for_by_the_host(string statements) => VerifyAsync(Made + statements);

    [Theory]
    [InlineData("bucket.ReadyGradients(); {|TC4004:kernel(comm.Stream, n, replica.Gradients.View)|}; exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); {|TC4004:replica.Gradients.MemSetToZero(comm.Stream)|}; exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); {|TC4004:comm.AllReduce(replica.Gradients, ReduceOp.Sum)|}; exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); {|TC4004:onDefault(n, replica.Gradients.View)|}; exchange.Wait();")]
    [InlineData("while (flag) { {|TC4004:kernel(comm.Stream, n, replica.Biases)|}; bucket.ReadyBiases(); }")]
    [InlineData("using BucketExchange other = new(comm); bucket.ReadyBiases(); other.Wait(); {|TC4004:kernel(comm.Stream, n, replica.Biases)|};")]
    [InlineData("Run(() => { bucket.ReadyBiases(); {|TC4004:kernel(comm.Stream, n, replica.Biases)|}; });")]
    public Task A_stream_touches_a_marked_buffer(string statements) => VerifyAsync(Made + statements);

    [Theory]
    [InlineData("foreach (Replica r in replicas) {|TC4001:r.Gradients.GetAsArray1D()|};")]
    [InlineData("for (int i = 0; i < n; i++) {|TC4004:kernel(clique[i].Stream, n, replicas[i].Gradients.View)|};")]
    [InlineData("{|TC4001:replicas[0].Gradients.Dispose()|};")]
    public Task One_of_several_replicas_is_touched(string statements) => VerifyAsync(
        $"using BucketExchange exchange = new(clique); var bucket = new Replica.GradientsBucket(exchange, replicas); bucket.ReadyGradients(); {statements} exchange.Wait();");

    [Theory]
    [InlineData("kernel(comm.Stream, n, replica.Gradients.View); bucket.ReadyGradients(); exchange.Wait(); kernel(comm.Stream, n, replica.Gradients.View);")]
    [InlineData("for (int i = 0; i < n; i++) { kernel(comm.Stream, n, replica.Biases); bucket.ReadyBiases(); exchange.Wait(); kernel(comm.Stream, n, replica.Biases); }")]
    [InlineData("bucket.ReadyGradients(); kernel(comm.Stream, n, replica.Biases); bucket.ReadyBiases(); exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); replica.Weights.GetAsArray1D(); exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); kernel(comm.Stream, n, replicas[0].Biases); exchange.Wait();")]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); comm.Synchronize(); replica.Gradients.GetAsArray1D();")]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); replica.Gradients.GetAsArray1D(comm.Stream);")]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); comm.Accelerator.Synchronize(); replica.Gradients.GetAsArray1D();")]
    [InlineData("bucket.ReadyGradients(); exchange.Wait(); comm.AllReduce(replica.Gradients, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(replica.Gradients, ReduceOp.Sum); bucket.ReadyGradients(); exchange.Wait();")]
    [InlineData("if (flag) bucket.ReadyBiases(); if (flag) exchange.Wait(); kernel(comm.Stream, n, replica.Biases);")]
    [InlineData("bucket.ReadyBiases(); exchange.Dispose(); kernel(comm.Stream, n, replica.Biases);")]
    [InlineData("bucket.ReadyBiases(); End(exchange); kernel(comm.Stream, n, replica.Biases); static void End(BucketExchange e) => e.Wait();")]
    public Task A_step_in_order_is_not_reported(string statements) => VerifyAsync(Made + statements);

    [Theory]
    [InlineData("given.ReadyBiases(); kernel(comm.Stream, n, replica.Biases);")]
    [InlineData("var b = flag ? new Replica.GradientsBucket(exchange, [replica]) : given; b.ReadyBiases(); kernel(comm.Stream, n, replica.Biases);")]
    [InlineData("Replica.GradientsBucket b = new(exchange, Pick()); b.ReadyBiases(); kernel(comm.Stream, n, replica.Biases); Replica[] Pick() => replicas;")]
    [InlineData("using BucketExchange e = new(comm, new BucketOptions { ComputeStreams = [s] }); Replica.GradientsBucket b = new(e, [replica]); b.ReadyBiases(); e.Wait(); onDefault(n, replica.Biases);")]
    public Task What_stands_out_of_sight_is_left_alone(string statements) => VerifyAsync("using BucketExchange exchange = new(comm); " + statements);

    [Theory]
    [InlineData("private readonly Replica.GradientsBucket _bucket = new(exchange, replicas);", "_bucket.ReadyBiases(); {|TC4001:replicas[0].Biases.GetAsArray()|};")]
    [InlineData("private Replica.GradientsBucket Bucket { get; } = new(exchange, [replicas[0]]);", "Bucket.ReadyBiases(); exchange.Wait(); replicas[0].Biases.GetAsArray();")]
    [InlineData("private Replica.GradientsBucket _bucket = new(exchange, replicas);", "_bucket.ReadyBiases(); replicas[0].Biases.GetAsArray();")]
    public Task A_bucket_that_is_kept_is_followed_where_it_cannot_change(string member, string statements) => Verify.VerifyAsync(
        $"class Trainer(BucketExchange exchange, Replica[] replicas) {{ {member} void Step() {{ {statements} }} }}" + Replica);

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync($$"""
        static class C
        {
            static void M(CommunicatorClique clique, Communicator comm, Replica replica, Replica[] replicas, Replica.GradientsBucket given,
                AcceleratorStream s, float[] array, int n, bool flag)
            {
                var kernel = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>>(Fill);
                var onDefault = comm.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>>(Fill);
                {{statements}}
            }

            static void Fill(Index1D i, ArrayView<float> v) => v[i] = 1;

            static void Run(Action action) => action();
        }
        """ + Replica);

    // The bucket as the generator writes it.
    private const string Replica = """

        [CollectiveState]
        public sealed class Replica(MemoryBuffer1D<float, Stride1D.Dense> weights, MemoryBuffer1D<float, Stride1D.Dense> gradients, ArrayView<float> biases)
        {
            public MemoryBuffer1D<float, Stride1D.Dense> Weights { get; } = weights;

            [AllReduce(ReduceOp.Average, Bucket = "gradients")] public MemoryBuffer1D<float, Stride1D.Dense> Gradients { get; } = gradients;

            [AllReduce(ReduceOp.Average, Bucket = "gradients")] public ArrayView<float> Biases { get; } = biases;

            public sealed class GradientsBucket(BucketExchange exchange, IReadOnlyList<Replica> states)
                : CollectiveBucket<Replica, float>(exchange, states, ReduceOp.Average, "gradients", "Gradients", "Biases")
            {
                [Collective] public void ReadyGradients() => Ready(0, "", 0);

                [Collective] public void ReadyBiases() => Ready(1, "", 0);

                protected override ArrayView<float> ViewOf(Replica state, int index) => index == 0 ? View(state.Gradients) : View(state.Biases);
            }
        }
        """;
}
