using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Results.IgnoredResultAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Results;

/// <summary>TC6002.</summary>
public class IgnoredResultTests
{
    [Theory]
    [InlineData("[|NcclNative.ncclGroupStart()|];")]
    [InlineData("[|NcclNative.ncclCommDestroy(comm)|];")]
    [InlineData("if (flag) [|CudaNative.cuStreamSynchronize(stream)|];")]
    [InlineData("for (int i = 0; i < 3; [|NcclNative.ncclGroupStart()|]) i++;")]
    [InlineData("Action end = () => [|NcclNative.ncclGroupEnd()|];")]
    [InlineData("void End() => [|NcclNative.ncclGroupEnd()|]; End();")]
    [InlineData("try { } finally { [|NcclNative.ncclGroupEnd()|]; }")]
    [InlineData("[|Help()|];")]
    public Task A_result_that_nobody_takes_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var result = [|NcclNative.ncclGroupStart()|];")]
    [InlineData("NcclResult result; result = [|NcclNative.ncclGroupStart()|];")]
    [InlineData("CUresult result = [|CudaNative.cuStreamSynchronize(stream)|]; result = [|CudaNative.cuCtxSynchronize()|];")]
    public Task A_result_that_is_kept_and_never_read_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var result = [|NcclNative.ncclGroupStart()|]; result = NcclNative.ncclGroupEnd(); Check(result);")]
    [InlineData("var result = [|NcclNative.ncclGroupStart()|]; if (flag) Help2(); result = NcclNative.ncclGroupEnd(); Check(result);")]
    [InlineData("NcclResult result; result = [|NcclNative.ncclGroupStart()|]; result = [|NcclNative.ncclGroupEnd()|]; result = NcclNative.ncclGroupStart(); Check(result);")]
    public Task A_result_that_is_overwritten_before_it_is_read_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("Check(NcclNative.ncclGroupStart());")]
    [InlineData("if (NcclNative.ncclGroupStart() != NcclResult.Success) throw new Exception();")]
    [InlineData("NcclNative.ncclGroupStart().ToString();")]
    [InlineData("var result = NcclNative.ncclGroupStart(); Check(result);")]
    [InlineData("var result = NcclNative.ncclGroupStart(); Check(result); result = NcclNative.ncclGroupEnd(); Check(result);")]
    [InlineData("var result = NcclNative.ncclGroupStart(); Action check = () => Check(result); check(); result = NcclResult.Success;")]
    [InlineData("var result = NcclNative.ncclGroupStart(); if (result == NcclResult.Success) result = NcclNative.ncclGroupEnd(); Check(result);")]
    [InlineData("NcclResult result; result = flag ? NcclNative.ncclGroupStart() : NcclNative.ncclGroupEnd(); Check(result);")]
    [InlineData("_results = NcclNative.ncclGroupStart();")]
    [InlineData("Func<NcclResult> start = () => NcclNative.ncclGroupStart(); Check(start());")]
    public Task A_result_that_is_looked_at_is_not_reported(string statements) => VerifyAsync(statements);

    [Fact]
    public Task A_result_that_a_handler_reads_is_not_reported() => VerifyAsync("""
        var result = NcclResult.Success;
        try
        {
            result = NcclNative.ncclGroupStart();
            Help2();
            result = NcclNative.ncclGroupEnd();
        }
        catch (InvalidOperationException)
        {
            Check(result);
        }
        """);

    [Theory]
    [InlineData("_ = NcclNative.ncclCommAbort(comm);")]
    [InlineData("_ = CudaNative.cuStreamQuery(stream);")]
    public Task A_discard_is_deliberate(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart();", "NcclNative.ncclGroupStart()", "is ignored")]
    [InlineData("var kept = NcclNative.ncclGroupStart();", "NcclNative.ncclGroupStart()", "is kept in 'kept', which is never read")]
    [InlineData("var kept = NcclNative.ncclGroupStart();\nkept = Help(); Check(kept);", "NcclNative.ncclGroupStart()", "is kept in 'kept' and overwritten on line 13")]
    public Task The_message_says_what_became_of_it(string statements, string call, string neglect)
    {
        var column = statements.IndexOf(call, StringComparison.Ordinal) + 1;
        return VerifyAsync(
            statements,
            new DiagnosticResult(ResultRules.IgnoredResult)
                .WithSpan(12, column, 12, column + call.Length)
                .WithArguments("ncclGroupStart", neglect));
    }

    private static Task VerifyAsync(string statements, params DiagnosticResult[] expected) => Verify.VerifyAsync(
        $$"""
        using TypedCollectives.Interop.Cuda;
        using TypedCollectives.Interop.Nccl;
        public class C
        {
            private NcclResult _results;
            private static void Check(NcclResult result) { }
            private static NcclResult Help() => NcclNative.ncclGroupStart();
            private static void Help2() { }
            public void M(NcclComm comm, CUstream stream, bool flag)
            {
        {{statements}}
                Check(_results);
            }
        }
        """,
        expected);
}
