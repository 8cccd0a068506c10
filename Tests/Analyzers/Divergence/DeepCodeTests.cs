using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>Functions beyond what is followed: nothing is said of them, and the compiler goes on.</summary>
public class DeepCodeTests
{
    [Fact]
    public Task A_function_with_thousands_of_exits_does_not_end_the_compiler()
    {
        string exits = string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"if (n == {i}) return; "));
        return Verify.VerifyAsync($"class C {{ void M(Communicator c, int n) {{ {exits} c.Barrier(); }} }}");
    }
}
