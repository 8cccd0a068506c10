using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Flight.IgnoredHandleAnalyzer,
    TypedCollectives.CodeFixes.Flight.AwaitHandleFix>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>The fix of TC4002.</summary>
public class AwaitHandleFixTests
{
    [Theory]
    [InlineData("async Task M(Communicator c) { [|Sum(c)|]; await Sum(c); }", "async Task M(Communicator c) { await Sum(c); await Sum(c); }")]
    [InlineData("async Task M(Communicator c) { [|Sum(c)|].ConfigureAwait(false); }", "async Task M(Communicator c) { await Sum(c).ConfigureAwait(false); }")]
    [InlineData("async Task M(Communicator c) { var t = [|Sum(c)|]; /* on */ }", "async Task M(Communicator c) { await Sum(c); /* on */ }")]
    [InlineData("async Task M(Communicator c) { [|Sum(c)|]; [|Sum(c)|]; }", "async Task M(Communicator c) { await Sum(c); await Sum(c); }")]
    [InlineData("Func<Task> M(Communicator c) => async () => { [|Sum(c)|]; };", "Func<Task> M(Communicator c) => async () => { await Sum(c); };")]
    public Task An_async_method_awaits(string before, string after) => Verify.VerifyAsync(In(before), In(after));

    [Theory]
    [InlineData("void M(Communicator c) { [|Sum(c)|]; }")]
    [InlineData("async Task M(Communicator c) { lock (this) { [|Sum(c)|]; } await Sum(c); }")]
    [InlineData("async Task M(Communicator c) { await Sum(c); Action a = () => { [|Sum(c)|]; }; }")]
    public Task No_fix_is_offered_where_nothing_can_be_awaited(string member) => Verify.VerifyAsync(In(member), In(member));

    private static string In(string member) => $$"""
        class C
        {
            [Collective] Task Sum(Communicator comm) => Task.CompletedTask;
            {{member}}
        }
        """;
}
