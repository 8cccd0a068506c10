using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.ThreadHopInGroupAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1004.</summary>
public class ThreadHopInGroupTests
{
    [Theory]
    [InlineData("async Task F() { CollectiveGroup.Start(); comm.Barrier(); [|await|] Task.Yield(); CollectiveGroup.End(); }")]
    [InlineData("async Task F() { CollectiveGroup.Start(); try { [|await|] Task.Delay(1); comm.Barrier(); } finally { CollectiveGroup.End(); } }")]
    [InlineData("async Task F(IAsyncEnumerable<int> items) { CollectiveGroup.Start(); [|await|] foreach (var item in items) comm.Barrier(); CollectiveGroup.End(); }")]
    [InlineData("IEnumerable<int> F() { CollectiveGroup.Start(); comm.Barrier(); [|yield|] return 1; CollectiveGroup.End(); }")]
    [InlineData("Func<Task> f = async () => { CollectiveGroup.Start(); [|await|] Task.Yield(); CollectiveGroup.End(); };")]
    [InlineData("async Task F() { CollectiveGroup.Start(); if (flag) [|await|] Task.Yield(); CollectiveGroup.End(); await Task.Yield(); }")]
    public Task A_thread_given_up_in_a_group_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) [|Parallel.For(0, n, i => clique[i].Barrier())|];")]
    [InlineData("using (CollectiveGroup.Open()) { [|Parallel.ForEach(clique, c => c.Barrier())|]; }")]
    [InlineData("using (CollectiveGroup.Open()) { [|Parallel.ForEach(clique, c => { list[c.Rank] = c.Split(0)!; })|]; }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) [|Task.Run(() => c.Barrier())|];")]
    [InlineData("using var g = CollectiveGroup.Open(); [|Task.Factory.StartNew(() => comm.Barrier())|];")]
    [InlineData("using (CollectiveGroup.Open()) [|Parallel.Invoke(() => clique[0].Barrier(), () => clique[1].Barrier())|];")]
    [InlineData("using (CollectiveGroup.Open()) [|ThreadPool.QueueUserWorkItem(_ => comm.Barrier())|];")]
    [InlineData("using (CollectiveGroup.Open()) [|new Thread(() => comm.Barrier())|].Start();")]
    [InlineData("var t = new Thread(() => comm.Barrier()); using (CollectiveGroup.Open()) [|t.Start()|];")]
    [InlineData("using (CollectiveGroup.Open()) { var t = [|new Timer(_ => comm.Barrier())|]; }")]
    [InlineData("using (CollectiveGroup.Open()) [|clique.AsParallel().ForAll(c => c.Barrier())|];")]
    [InlineData("Action work = () => comm.Barrier(); using (CollectiveGroup.Open()) [|Task.Run(work)|];")]
    [InlineData("CollectiveGroup.Start(); [|Task.Run(() => comm.Barrier())|]; CollectiveGroup.End();")]
    [InlineData("using (CollectiveGroup.Open()) list.ForEach(c => [|Task.Run(() => c.Barrier())|]);")]
    [InlineData("void Step() => comm.Barrier(); using (CollectiveGroup.Open()) [|Task.Run(Step)|];")]
    public Task Work_for_the_group_on_another_thread_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("async Task F() { await Task.Yield(); CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End(); await Task.Yield(); }")]
    [InlineData("async Task F() { using (CollectiveGroup.Open()) { comm.Barrier(); } await Task.Yield(); }")]
    [InlineData("CollectiveGroup.Start(); Func<Task> f = async () => await Task.Yield(); CollectiveGroup.End();")]
    [InlineData("async Task F() { if (flag) CollectiveGroup.Start(); comm.Barrier(); if (flag) CollectiveGroup.End(); else await Task.Yield(); }")]
    [InlineData("async Task F() { CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); } await Task.Yield(); }")]
    [InlineData("using (CollectiveGroup.Open()) { Parallel.For(0, n, i => array[i] = i); comm.Barrier(); }")]
    [InlineData("using (CollectiveGroup.Open()) { Task.Run(() => Console.WriteLine()); comm.Barrier(); }")]
    [InlineData("Parallel.For(0, n, i => { using (CollectiveGroup.Open()) clique[i].Barrier(); });")]
    [InlineData("using (CollectiveGroup.Open()) comm.Barrier(); Task.Run(() => comm.Barrier());")]
    [InlineData("using (CollectiveGroup.Open()) { var t = new Thread(() => comm.Barrier()); comm.Barrier(); }")]
    [InlineData("Task.Run(() => { using (CollectiveGroup.Open()) comm.Barrier(); });")]
    public Task Work_outside_or_of_another_kind_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); [|Parallel.For(0, n, i => AllReduce(comms[i], null, streams[i]))|]; NcclNative.ncclGroupEnd();")]
    [InlineData("Check(NcclNative.ncclGroupStart()); [|Task.Run(() => NcclNative.ncclSend(null, 8, NcclDataType.Int8, 1, comm, stream))|]; Check(NcclNative.ncclGroupEnd());")]
    public Task Native_calls_on_another_thread_are_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Fact]
    public Task An_await_between_native_calls_is_reported() => Verify.VerifyAsync("""
        public static class C
        {
            public static async Task M()
            {
                TypedCollectives.Interop.Nccl.NcclNative.ncclGroupStart();
                [|await|] Task.Yield();
                TypedCollectives.Interop.Nccl.NcclNative.ncclGroupEnd();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task A_marked_helper_on_another_thread_is_reported() => Verify.VerifyAsync("""
        public static class C
        {
            [Collective] public static void Sum(Communicator comm, float[] data) => comm.AllReduce(data, ReduceOp.Sum);
            public static void Log(Communicator comm) => Console.WriteLine(comm.Rank);
            public static void M(Communicator comm, float[] data)
            {
                using (CollectiveGroup.Open())
                {
                    [|Task.Run(() => Sum(comm, data))|];
                    Task.Run(() => Log(comm));
                }
            }
        }
        """);

    [Fact]
    public Task The_message_says_what_is_called_where() => Verify.VerifyMethodAsync(
        "using (CollectiveGroup.Open())\n{|#0:Task.Run(() => comm.Barrier())|};",
        new DiagnosticResult(GroupingRules.ThreadHopInGroup).WithLocation(0).WithArguments(
            "'Task.Run' makes another thread call 'Barrier'",
            10,
            "the call is no part of the group: make it on this thread, or do without the group"));
}
