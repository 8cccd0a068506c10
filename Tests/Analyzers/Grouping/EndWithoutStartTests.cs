using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.EndWithoutStartAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1003.</summary>
public class EndWithoutStartTests
{
    [Theory]
    [InlineData("CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End(); [|CollectiveGroup.End()|];")]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.Start(); CollectiveGroup.End(); CollectiveGroup.End(); [|CollectiveGroup.End()|];")]
    [InlineData("CollectiveGroup.Start(); if (flag) CollectiveGroup.End(); else CollectiveGroup.End(); [|CollectiveGroup.End()|];")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); CollectiveGroup.End(); } finally { [|CollectiveGroup.End()|]; }")]
    [InlineData("while (flag) { CollectiveGroup.Start(); CollectiveGroup.End(); [|CollectiveGroup.End()|]; }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); } [|CollectiveGroup.End()|];")]
    [InlineData("Action step = () => { CollectiveGroup.Start(); CollectiveGroup.End(); [|CollectiveGroup.End()|]; };")]
    public Task A_group_ended_twice_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { comm.Barrier(); [|CollectiveGroup.End()|]; }")]
    [InlineData("using (var g = CollectiveGroup.Open()) { if (flag) [|CollectiveGroup.End()|]; }")]
    public Task A_scope_ended_by_hand_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("[|CollectiveGroup.End()|];")]
    [InlineData("comm.Barrier(); if (flag) [|CollectiveGroup.End()|];")]
    [InlineData("new Thread(() => comm.Barrier()).Start(); [|CollectiveGroup.End()|];")]
    public Task An_end_is_reported_where_nothing_starts_a_group(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); CollectiveGroup.End(); } catch { CollectiveGroup.End(); throw; }")]
    [InlineData("CollectiveGroup.Start(); if (flag) { CollectiveGroup.End(); return; } CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); if (flag) CollectiveGroup.End(); if (!flag) CollectiveGroup.End();")]
    [InlineData("if (flag) CollectiveGroup.Start(); comm.Barrier(); if (flag) CollectiveGroup.End();")]
    [InlineData("if (flag) { CollectiveGroup.Start(); CollectiveGroup.End(); } CollectiveGroup.End();")]
    [InlineData("bool open = true; CollectiveGroup.Start(); try { CollectiveGroup.End(); open = false; } finally { if (open) CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.End(); comm.Synchronize(); CollectiveGroup.Start();")]
    [InlineData("CollectiveGroup.End(); comm.Synchronize(); CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End();")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Barrier(); CollectiveGroup.End(); comm.Synchronize(); CollectiveGroup.Start(); }")]
    [InlineData("using (CollectiveGroup.Open()) { CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); Finish(); void Finish() => CollectiveGroup.End();")]
    [InlineData("while (n-- > 0) CollectiveGroup.Start(); while (n++ < 0) CollectiveGroup.End();")]
    public Task An_end_that_may_have_its_start_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); AllReduce(comm, a, stream); NcclNative.ncclGroupEnd(); [|NcclNative.ncclGroupEnd()|];")]
    [InlineData("Check(NcclNative.ncclGroupStart()); try { AllReduce(comm, a, stream); Check(NcclNative.ncclGroupEnd()); } finally { _ = [|NcclNative.ncclGroupEnd()|]; }")]
    [InlineData("CollectiveGroup.Start(); AllReduce(comm, a, stream); [|NcclNative.ncclGroupEnd()|]; CollectiveGroup.End();")]
    public Task A_native_end_too_many_is_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); AllReduce(comm, a, stream); NcclNative.ncclGroupEnd();")]
    [InlineData("NcclNative.ncclGroupStart(); CollectiveGroup.Start(); NcclNative.ncclGroupEnd(); CollectiveGroup.End();")]
    public Task A_native_end_with_its_start_is_not_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Fact]
    public Task Helpers_that_start_and_end_for_others_are_not_reported() => Verify.VerifyAsync("""
        public static class Groups
        {
            public static void Begin() => CollectiveGroup.Start();
            public static void Finish() => CollectiveGroup.End();
            public static void Both() { Begin(); CollectiveGroup.Start(); CollectiveGroup.End(); CollectiveGroup.End(); }
        }
        """);

    [Fact]
    public Task An_end_is_reported_where_every_start_is_ended_by_its_own_method() => Verify.VerifyAsync("""
        public static class C
        {
            public static void Other(Communicator comm)
            {
                CollectiveGroup.Start();
                try { comm.Barrier(); } finally { CollectiveGroup.End(); }
            }

            public static void Fails()
            {
                CollectiveGroup.Start();
                try { throw new InvalidOperationException(); } finally { CollectiveGroup.End(); }
            }

            public static void M(Communicator comm)
            {
                using (CollectiveGroup.Open()) comm.Barrier();
                {|#0:CollectiveGroup.End()|};
            }
        }
        """,
        new DiagnosticResult(GroupingRules.EndWithoutStart).WithLocation(0)
            .WithArguments("End", "each one that is started in this project is ended by the method that starts it"));

    [Theory]
    [InlineData("public static void Begin() => CollectiveGroup.Start();")]
    [InlineData("public static void Begin(bool flag) { CollectiveGroup.Start(); if (flag) CollectiveGroup.End(); }")]
    [InlineData("public static readonly Action<string, int> Begin = CollectiveGroup.Start;")]
    [InlineData("public static void Begin() { CollectiveGroup.Start(); Finish(); }")]
    public Task An_end_is_not_reported_where_a_start_is_left_open(string member) => Verify.VerifyAsync(
        $"public static class C {{ {member} public static void Finish() {{ CollectiveGroup.End(); }} }}");

    [Fact]
    public Task The_message_says_where_the_group_was_started() => Verify.VerifyMethodAsync(
        "CollectiveGroup.Start();\nCollectiveGroup.End();\n{|#0:CollectiveGroup.End()|};",
        new DiagnosticResult(GroupingRules.EndWithoutStart).WithLocation(0)
            .WithArguments("End", "the one started on line 10 was ended before"));
}
