using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Threading.SharedCommunicatorAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Threading;

/// <summary>TC5001.</summary>
public class SharedCommunicatorTests
{
    [Theory]
    [InlineData("Parallel.For(0, n, i => [|comm.AllReduce(buffers[i], ReduceOp.Sum)|]);")]
    [InlineData("Parallel.ForEach(buffers, b => { [|comm.AllReduce(b, ReduceOp.Sum)|]; });")]
    [InlineData("Parallel.For(0, n, i => [|clique[0].Barrier()|]);")]
    [InlineData("buffers.AsParallel().ForAll(b => [|comm.AllReduce(b, ReduceOp.Sum)|]);")]
    [InlineData("Parallel.For(0, n, i => { if (flag) [|comm.Barrier()|]; });")]
    [InlineData("var first = clique[0]; Parallel.For(0, n, i => [|first.Barrier()|]);")]
    public Task Rounds_of_a_parallel_loop_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Parallel.Invoke(() => comm.Barrier(), () => [|comm.Barrier()|]);")]
    [InlineData("Parallel.Invoke(() => comm.Barrier(), () => clique[0].Barrier(), () => [|comm.AllReduce(view, ReduceOp.Sum)|]);")]
    public Task Lambdas_side_by_side_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("var a = Task.Run(() => comm.Barrier()); var b = Task.Run(() => [|comm.Barrier()|]); Task.WaitAll(a, b);")]
    [InlineData("Task.WaitAll(Task.Run(() => comm.Barrier()), Task.Run(() => [|comm.Barrier()|]));")]
    [InlineData("var a = Task.Run(() => comm.Barrier()); [|comm.Barrier()|]; a.Wait();")]
    [InlineData("var a = new Thread(() => comm.Barrier()); var b = new Thread(() => [|comm.Barrier()|]); a.Start(); b.Start();")]
    [InlineData("for (int i = 0; i < n; i++) Task.Run(() => [|comm.Barrier()|]);")]
    [InlineData("foreach (var b in buffers) new Thread(() => [|comm.AllReduce(b, ReduceOp.Sum)|]).Start();")]
    [InlineData("var tasks = Enumerable.Range(0, n).Select(i => Task.Run(() => [|comm.Barrier()|])).ToArray();")]
    [InlineData("for (int i = 0; i < n; i++) ThreadPool.QueueUserWorkItem(_ => [|comm.Barrier()|]);")]
    public Task Tasks_and_threads_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using var timer = new Timer(_ => [|comm.Barrier()|], null, 0, 100);")]
    [InlineData("using var timer = new System.Timers.Timer(100); timer.Elapsed += (_, _) => [|comm.Barrier()|];")]
    public Task Callbacks_of_a_timer_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Parallel.For(0, n, i => clique[i].AllReduce(buffers[i], ReduceOp.Sum));")]
    [InlineData("Parallel.ForEach(clique, c => c.AllReduce(buffers[c.Rank], ReduceOp.Sum));")]
    [InlineData("Parallel.For(0, n, i => { var c = comms[i]; c.Barrier(); });")]
    [InlineData("clique.AsParallel().ForAll(c => c.Barrier());")]
    [InlineData("foreach (var c in clique) Task.Run(() => c.Barrier());")]
    [InlineData("for (int i = 0; i < n; i++) { int rank = i; Task.Run(() => clique[rank].Barrier()); }")]
    [InlineData("var tasks = clique.Select(c => Task.Run(() => c.Barrier())).ToArray();")]
    [InlineData("var threads = clique.Select(c => new Thread(() => { for (int i = 0; i < n; i++) c.Barrier(); })).ToList();")]
    [InlineData("Parallel.Invoke(() => clique[0].Barrier(), () => clique[1].Barrier());")]
    [InlineData("var a = Task.Run(() => clique[0].Barrier()); var b = Task.Run(() => clique[1].Barrier());")]
    public Task A_communicator_a_thread_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Task.Run(() => comm.Barrier()).Wait(); Task.Run(() => comm.Barrier()).Wait();")]
    [InlineData("var a = Task.Run(() => comm.Barrier()); a.Wait(); comm.Barrier();")]
    [InlineData("for (int i = 0; i < n; i++) Task.Run(() => comm.Barrier()).Wait();")]
    [InlineData("if (flag) Task.Run(() => comm.Barrier()); else Task.Run(() => comm.Barrier());")]
    [InlineData("comm.Barrier(); Task.Run(() => comm.Barrier());")]
    [InlineData("Task.Run(() => { comm.Barrier(); comm.Barrier(); });")]
    [InlineData("var t = new Thread(() => comm.Barrier()); t.Start(); t.Join(); comm.Barrier();")]
    [InlineData("Func<Task> f = async () => { await Task.Run(() => comm.Barrier()); await Task.Run(() => comm.Barrier()); };")]
    public Task One_after_another_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Parallel.For(0, n, i => { lock (list) comm.Barrier(); });")]
    [InlineData("Parallel.For(0, n, i => { if (i == 0) comm.Barrier(); });")]
    [InlineData("Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => comm.Barrier());")]
    [InlineData("for (int i = 0; i < n; i++) { if (i == 0) Task.Run(() => comm.Barrier()); }")]
    [InlineData("using var timer = new Timer(_ => comm.Barrier(), null, 100, Timeout.Infinite);")]
    [InlineData("Parallel.For(0, n, i => Console.WriteLine(comm.Rank + i)); comm.Barrier();")]
    [InlineData("list.ForEach(c => comm.Barrier());")]
    public Task What_cannot_overlap_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_helper_that_comes_to_a_collective_counts() => Verify.VerifyAsync("""
        class C
        {
            void M(Communicator comm, int n) => Parallel.For(0, n, i => [|Step(comm)|]);
            void Step(Communicator c) => c.Barrier();
        }
        """);

    [Fact]
    public Task Native_communicators_count() => Verify.VerifyAsync("""
        using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl;
        static unsafe class C
        {
            static void One(NcclComm comm, nint p) => Parallel.For(0, 2, i => [|NcclNative.ncclBroadcast((void*)p, (void*)p, 1, NcclDataType.Int8, 0, comm, default)|]);
            static void Each(NcclComm[] comms, nint p) => Parallel.For(0, 2, i => NcclNative.ncclBroadcast((void*)p, (void*)p, 1, NcclDataType.Int8, 0, comms[i], default));
        }
        """);
}
