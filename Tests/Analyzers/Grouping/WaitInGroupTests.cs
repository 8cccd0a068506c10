using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.WaitInGroupAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1005.</summary>
public class WaitInGroupTests
{
    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { foreach (var c in clique) c.Barrier(); [|clique.Synchronize()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) { c.Barrier(); [|c.Synchronize()|]; }")]
    [InlineData("using var g = CollectiveGroup.Open(); comm.Barrier(); [|comm.Synchronize()|];")]
    [InlineData("using (CollectiveGroup.Open()) { [|comm.Synchronize()|]; comm.Barrier(); }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Barrier(); [|comm.Stream.Synchronize()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Barrier(); [|comm.Accelerator.Synchronize()|]; }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); [|comm.Synchronize()|]; } finally { CollectiveGroup.End(); }")]
    [InlineData("using (CollectiveGroup.Open()) { using (CollectiveGroup.Open()) comm.Barrier(); [|comm.Synchronize()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) list.ForEach(c => { c.Barrier(); [|c.Synchronize()|]; });")]
    public Task A_wait_in_a_group_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); Console.WriteLine([|array[0]|]); }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array.AsMemory(), ReduceOp.Sum); n = (int)[|array[n]|]; }")]
    [InlineData("var data = new float[2][]; using (CollectiveGroup.Open()) foreach (var c in clique) { c.AllReduce(data[c.Rank], ReduceOp.Sum); flag = [|data[c.Rank][0]|] > 1; }")]
    [InlineData("CollectiveGroup.Start(); comm.AllReduce(array, ReduceOp.Sum); if ([|array[0]|] > 0) n++; CollectiveGroup.End();")]
    [InlineData("var mine = new float[1]; using (CollectiveGroup.Open()) { comm.AllGather(mine, array); array[1] = [|array[0]|] + mine[0]; }")]
    public Task A_read_in_a_group_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_copy_from_the_device_in_a_group_is_reported() => Verify.VerifyAsync("""
        public static class C
        {
            public static float[] M(CommunicatorClique clique, MemoryBuffer1D<float, Stride1D.Dense>[] buffers, float[] host)
            {
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique)
                        c.AllReduce(buffers[c.Rank], ReduceOp.Sum);
                    [|buffers[0].CopyToCPU(host)|];
                    [|buffers[0].View.CopyToCPU(host)|];
                    return [|buffers[1].GetAsArray1D()|];
                }
            }
        }
        """);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier(); clique.Synchronize();")]
    [InlineData("CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End(); comm.Synchronize();")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); } comm.Synchronize();")]
    [InlineData("if (flag) CollectiveGroup.Start(); comm.Barrier(); if (flag) CollectiveGroup.End(); else comm.Synchronize();")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) { c.Stream.Synchronize(); c.Barrier(); }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Accelerator.Synchronize(); comm.Barrier(); }")]
    [InlineData("Action wait = () => comm.Synchronize(); using (CollectiveGroup.Open()) comm.Barrier(); wait();")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Barrier(); var wait = Task.Run(() => comm.Synchronize()); }")]
    public Task A_wait_outside_or_before_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); } Console.WriteLine(array[0]);")]
    [InlineData("using (CollectiveGroup.Open()) { Console.WriteLine(array[0]); comm.AllReduce(array, ReduceOp.Sum); }")]
    [InlineData("var other = new float[1]; using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); Console.WriteLine(other[0]); }")]
    [InlineData("var mine = new float[1]; using (CollectiveGroup.Open()) { comm.AllGather(mine, array); Console.WriteLine(mine[0]); }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum);")]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(array, ReduceOp.Sum); comm.Broadcast(array, (int)array.Length - 1); }")]
    public Task A_read_of_something_else_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream); [|CudaNative.cuStreamSynchronize(stream)|]; NcclNative.ncclGroupEnd();")]
    [InlineData("Check(NcclNative.ncclGroupStart()); Check(NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream)); Must([|CudaNative.cuStreamSynchronize(stream)|]); Check(NcclNative.ncclGroupEnd()); static void Must(CUresult r) { }")]
    public Task A_native_wait_in_a_native_group_is_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); CudaNative.cuStreamSynchronize(stream); NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream); NcclNative.ncclGroupEnd();")]
    [InlineData("NcclNative.ncclGroupStart(); NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream); NcclNative.ncclGroupEnd(); CudaNative.cuStreamSynchronize(stream);")]
    [InlineData("using (CollectiveGroup.Open()) { NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream); CudaNative.cuStreamSynchronize(stream); }")]
    public Task A_native_wait_outside_or_before_is_not_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Fact]
    public Task A_helper_that_waits_is_reported() => Verify.VerifyAsync("""
        public static class C
        {
            public static void M(CommunicatorClique clique)
            {
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique)
                        c.Barrier();
                    [|WaitAll(clique)|];
                    [|Marked()|];
                    Unknown(clique, false);
                    Whole(clique);
                }
            }

            private static void WaitAll(CommunicatorClique clique) { Console.WriteLine(); clique.Synchronize(); }
            [CompletesInFlight] private static void Marked() { }
            private static void Unknown(CommunicatorClique clique, bool wait) { if (wait) clique.Synchronize(); }
            private static void Whole(CommunicatorClique clique) { CollectiveGroup.End(); clique.Synchronize(); CollectiveGroup.Start(); }
        }
        """);

    [Fact]
    public Task The_message_says_what_waits_and_where_the_group_is() => Verify.VerifyMethodAsync(
        "using (CollectiveGroup.Open())\n{\ncomm.Barrier();\n{|#0:comm.Synchronize()|};\n}",
        new DiagnosticResult(GroupingRules.WaitInGroup).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithArguments("'Synchronize' waits", 10));
}
