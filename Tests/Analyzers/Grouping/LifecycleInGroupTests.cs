using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.LifecycleInGroupAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1006.</summary>
public class LifecycleInGroupTests
{
    private const string Broadcast = "NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream);";

    [Theory]
    [InlineData($"NcclNative.ncclGroupStart(); [|NcclNative.ncclCommInitRank(pointer, n, id, rank)|]; {Broadcast} NcclNative.ncclGroupEnd();")]
    [InlineData($"NcclNative.ncclGroupStart(); {Broadcast} Check([|NcclNative.ncclCommInitAll(pointer, n, null)|]); NcclNative.ncclGroupEnd();")]
    [InlineData($"NcclNative.ncclGroupStart(); for (int i = 0; i < n; i++) {{ {Broadcast} [|NcclNative.ncclCommDestroy(comms[i])|]; }} NcclNative.ncclGroupEnd();")]
    [InlineData($"NcclNative.ncclGroupStart(); try {{ {Broadcast} }} finally {{ [|NcclNative.ncclCommDestroy(comm)|]; NcclNative.ncclGroupEnd(); }}")]
    [InlineData($"NcclNative.ncclGroupStart(); NcclNative.ncclGroupStart(); [|NcclNative.ncclCommFinalize(other)|]; NcclNative.ncclGroupEnd(); {Broadcast} NcclNative.ncclGroupEnd();")]
    public Task A_native_group_of_both_is_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); for (int i = 0; i < n; i++) NcclNative.ncclCommInitRank(&pointer[i], n, id, i); NcclNative.ncclGroupEnd();")]
    [InlineData("NcclNative.ncclGroupStart(); for (int i = 0; i < n; i++) NcclNative.ncclCommDestroy(comms[i]); NcclNative.ncclGroupEnd();")]
    [InlineData($"NcclNative.ncclGroupStart(); {Broadcast} NcclNative.ncclGroupEnd(); NcclNative.ncclCommDestroy(comm);")]
    [InlineData($"NcclNative.ncclGroupStart(); {Broadcast} NcclNative.ncclGroupEnd(); NcclNative.ncclGroupStart(); NcclNative.ncclCommDestroy(comm); NcclNative.ncclGroupEnd();")]
    [InlineData($"using (CollectiveGroup.Open()) {{ {Broadcast} NcclNative.ncclCommDestroy(comm); }}")]
    [InlineData($"NcclNative.ncclGroupStart(); {Broadcast} int found; NcclNative.ncclCommCount(comm, &found); NcclNative.ncclGroupEnd();")]
    public Task A_native_group_of_one_kind_is_not_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { foreach (var c in clique) c.Barrier(); [|clique.Dispose()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) { c.Barrier(); [|c.Dispose()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) { clique[0].Barrier(); [|clique[1].Dispose()|]; }")]
    [InlineData("using (CollectiveGroup.Open()) { using var [|all = Communicator.InitAll()|]; foreach (var c in all) c.Barrier(); }")]
    [InlineData("using (CollectiveGroup.Open()) { using (var [|all = Communicator.InitAll()|]) all[0].Barrier(); }")]
    [InlineData("CollectiveGroup.Start(); comm.Barrier(); [|comm.Dispose()|]; CollectiveGroup.End();")]
    public Task Disposal_in_the_group_of_its_calls_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier(); clique.Dispose();")]
    [InlineData("using var all = Communicator.InitAll(); using (CollectiveGroup.Open()) foreach (var c in all) c.Barrier();")]
    [InlineData("using (CollectiveGroup.Open()) { foreach (var c in clique) c.Barrier(); comm.Dispose(); }")]
    [InlineData("using (CollectiveGroup.Open()) clique.Dispose();")]
    [InlineData("using (CollectiveGroup.Open()) { var all = Communicator.InitAll(); foreach (var c in all) c.Barrier(); }")]
    [InlineData("if (flag) CollectiveGroup.Start(); comm.Barrier(); if (flag) CollectiveGroup.End(); else comm.Dispose();")]
    public Task Disposal_elsewhere_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task Ranks_made_in_a_group_of_collectives_are_reported() => Verify.VerifyUnreferencedAsync("""
        namespace TypedCollectives
        {
            public sealed class CollectiveAttribute : System.Attribute;
            public sealed class Communicator
            {
                public static Communicator Init(int id, int rank, int size) => new();
                public Communicator Split(int color) => this;
                [Collective] public void Barrier() { }
            }

            public static class CollectiveGroup
            {
                public static void Start() { }
                public static void End() { }
            }

            public static class Program
            {
                public static void Main()
                {
                    var comm = Communicator.Init(1, 0, 1);
                    CollectiveGroup.Start();
                    comm.Barrier();
                    [|Communicator.Init(2, 0, 1)|];
                    [|comm.Split(0)|];
                    CollectiveGroup.End();
                    CollectiveGroup.Start();
                    comm.Split(1);
                    CollectiveGroup.End();
                }
            }
        }
        """);

    [Fact]
    public Task The_message_names_both_calls() => Verify.VerifyMethodAsync(
        "using (CollectiveGroup.Open())\n{\ncomm.Barrier();\n{|#0:comm.Dispose()|};\n}",
        new DiagnosticResult(GroupingRules.LifecycleInGroup).WithLocation(0).WithArguments("Dispose", "Barrier", 12));

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { comm.Barrier(); [|comm.RegisterWindow(view)|]; }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) { [|c.RegisterWindow(buffers[c.Rank])|]; c.AllReduce(buffers[c.Rank], ReduceOp.Sum); }")]
    [InlineData("using (CollectiveGroup.Open()) foreach (var c in clique) { c.RegisterWindow(buffers[c.Rank]); c.RegisterWindow(view); c.Split(0); }")]
    [InlineData("MemoryWindow window; using (CollectiveGroup.Open()) window = comm.RegisterWindow(view); comm.Barrier(); window.Dispose();")]
    public Task A_window_is_made_in_no_group_with_collectives(string statements) => Verify.VerifyMethodAsync(statements);
}
