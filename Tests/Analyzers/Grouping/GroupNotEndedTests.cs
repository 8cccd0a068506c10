using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.GroupNotEndedAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1002.</summary>
public class GroupNotEndedTests
{
    [Theory]
    [InlineData("[|CollectiveGroup.Start()|]; comm.Barrier();")]
    [InlineData("[|CollectiveGroup.Start()|];")]
    [InlineData("[|CollectiveGroup.Start()|]; comm.Barrier(); CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; if (flag) return; CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; if (flag) throw new Exception(); CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; if (flag) CollectiveGroup.End();")]
    [InlineData("while (flag) { [|CollectiveGroup.Start()|]; if (n > 0) break; CollectiveGroup.End(); }")]
    [InlineData("while (flag) { [|CollectiveGroup.Start()|]; if (n > 0) continue; CollectiveGroup.End(); }")]
    [InlineData("[|CollectiveGroup.Start()|]; CollectiveGroup.Start(); CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; comm.Barrier(); try { comm.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("[|CollectiveGroup.Start()|]; try { comm.Barrier(); } catch (ArgumentException) { } CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; try { comm.Barrier(); } finally { n++; } CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; try { comm.Barrier(); CollectiveGroup.End(); } catch { n++; }")]
    [InlineData("[|CollectiveGroup.Start()|]; try { comm.Barrier(); } catch { CollectiveGroup.End(); throw; }")]
    [InlineData("[|CollectiveGroup.Start()|]; switch (n) { case 0: CollectiveGroup.End(); break; case 1: break; default: CollectiveGroup.End(); break; }")]
    [InlineData("Action step = () => { [|CollectiveGroup.Start()|]; comm.Barrier(); }; CollectiveGroup.Start(); CollectiveGroup.End();")]
    [InlineData("void Step() { [|CollectiveGroup.Start()|]; comm.Barrier(); CollectiveGroup.End(); } Step();")]
    [InlineData("using (CollectiveGroup.Open()) { [|CollectiveGroup.Start()|]; if (flag) return; CollectiveGroup.End(); }")]
    [InlineData("if (flag) [|CollectiveGroup.Start()|]; if (n > 1) CollectiveGroup.End();")]
    [InlineData("if (flag) [|CollectiveGroup.Start()|]; flag = n > 1; if (flag) CollectiveGroup.End();")]
    [InlineData("[|CollectiveGroup.Start()|]; try { comm.Barrier(); } finally { if (flag) CollectiveGroup.End(); }")]
    [InlineData("if (flag) [|CollectiveGroup.Start()|]; try { comm.Barrier(); } finally { if (n > 1) CollectiveGroup.End(); }")]
    [InlineData("[|CollectiveGroup.Start()|]; try { comm.Barrier(); } finally { if (comm.Size > 1) { CollectiveGroup.End(); } else { n = 0; } }")]
    public Task An_open_path_is_reported(string source) => Verify.VerifyMethodAsync(source);

    [Theory]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { if (flag) return; comm.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { if (flag) throw new Exception(); } finally { CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { foreach (var c in clique) { if (flag) break; c.Barrier(); } } finally { n++; CollectiveGroup.End(); }")]
    [InlineData("try { CollectiveGroup.Start(); comm.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); CollectiveGroup.Start(); CollectiveGroup.End(); CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); try { CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); } } finally { CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } catch { CollectiveGroup.End(); throw; } CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } catch (Exception e) { Console.WriteLine(e); } CollectiveGroup.End();")]
    [InlineData("if (flag) CollectiveGroup.Start(); if (flag) CollectiveGroup.End();")]
    [InlineData("if (flag && n > 1) CollectiveGroup.Start(); try { comm.Barrier(); } finally { if (flag && n > 1) CollectiveGroup.End(); }")]
    [InlineData("if (!flag) { } else { CollectiveGroup.Start(); } if (flag) CollectiveGroup.End();")]
    [InlineData("CollectiveGroup.Start(); if (flag) { CollectiveGroup.End(); return; } CollectiveGroup.End();")]
    [InlineData("bool started = false; try { CollectiveGroup.Start(); started = true; comm.Barrier(); } finally { if (started) CollectiveGroup.End(); }")]
    [InlineData("bool many = n > 1; if (n > 1) CollectiveGroup.Start(); try { comm.Barrier(); } finally { if (many) CollectiveGroup.End(); }")]
    [InlineData("if (!flag) return; CollectiveGroup.Start(); try { comm.Barrier(); } finally { if (flag) CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { if (flag) CollectiveGroup.End(); else CollectiveGroup.End(); }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { if (Environment.ProcessorCount > 0) CollectiveGroup.End(); }")]
    [InlineData("while (flag) { CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); } }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { Finish(); } void Finish() { CollectiveGroup.End(); }")]
    [InlineData("using (CollectiveGroup.Open()) comm.Barrier();")]
    [InlineData("using var g = CollectiveGroup.Open(); if (flag) return; comm.Barrier();")]
    [InlineData("CollectiveGroup.End();")]
    public Task A_group_ended_on_every_path_is_not_reported(string source) => Verify.VerifyMethodAsync(source);

    [Theory]
    [InlineData("CollectiveGroup.Start(); comm.Barrier();", "anywhere in this method")]
    [InlineData("CollectiveGroup.Start(); comm.Barrier(); CollectiveGroup.End();", "when 'Barrier' on line 10 throws")]
    [InlineData("CollectiveGroup.Start();\nif (flag)\nreturn;\nCollectiveGroup.End();", "when the method returns on line 12")]
    [InlineData("CollectiveGroup.Start();\nif (flag)\nthrow new Exception();\nCollectiveGroup.End();", "when the method throws on line 12")]
    [InlineData("CollectiveGroup.Start(); if (flag) CollectiveGroup.End();", "at the end of the method")]
    public Task The_message_says_which_path(string statements, string path) => Verify.VerifyMethodAsync(
        statements,
        new DiagnosticResult(GroupingRules.GroupNotEnded).WithSpan(10, 1, 10, 24)
            .WithArguments(path, "use 'using (CollectiveGroup.Open())', or call 'CollectiveGroup.End' in a finally block"));

    [Theory]
    [InlineData("[|NcclNative.ncclGroupStart()|]; AllReduce(comm, a, stream);")]
    [InlineData("Check([|NcclNative.ncclGroupStart()|]); AllReduce(comm, a, stream); Check(NcclNative.ncclGroupEnd());")]
    [InlineData("[|NcclNative.ncclGroupStart()|]; if (flag) return; NcclNative.ncclGroupEnd();")]
    [InlineData("[|NcclNative.ncclGroupStart()|]; CollectiveGroup.End();")]
    public Task An_open_path_of_a_native_group_is_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); NcclNative.ncclBroadcast(a, b, 8, NcclDataType.Int8, 0, comm, stream); NcclNative.ncclGroupEnd();")]
    [InlineData("Check(NcclNative.ncclGroupStart()); try { AllReduce(comm, a, stream); } finally { _ = NcclNative.ncclGroupEnd(); }")]
    [InlineData("Check(NcclNative.ncclGroupStart()); try { AllReduce(comm, a, stream); } catch { _ = NcclNative.ncclGroupEnd(); throw; } Check(NcclNative.ncclGroupEnd());")]
    [InlineData("if (flag) NcclNative.ncclGroupStart(); NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1, comm, stream); if (flag) NcclNative.ncclGroupEnd();")]
    [InlineData("CollectiveGroup.Start(); NcclNative.ncclGroupStart(); NcclNative.ncclGroupEnd(); CollectiveGroup.End();")]
    public Task A_native_group_ended_on_every_path_is_not_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Fact]
    public Task Paired_helpers_are_reported_where_they_start() => Verify.VerifyAsync("""
        public static class Helpers
        {
            public static void Begin() => [|CollectiveGroup.Start()|];
            public static void Finish() => CollectiveGroup.End();
            public static int Value(Communicator comm)
            {
                [|CollectiveGroup.Start()|];
                if (comm.Rank == 0)
                    return 1;
                CollectiveGroup.End();
                return 0;
            }
        #pragma warning disable TC1002
            public static void BeginAsAgreed() => CollectiveGroup.Start();
        }
        """);
}
