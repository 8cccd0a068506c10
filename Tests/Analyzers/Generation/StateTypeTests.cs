using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Generation.StateTypeAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>TC9009.</summary>
public class StateTypeTests
{
    [Theory]
    [InlineData("[CollectiveState] public partial class {|TC9009:S|} { public float[] X = []; }")]
    [InlineData("[CollectiveState] public static partial class {|TC9009:S|} { [AllReduce] public static float[] X = []; }")]
    [InlineData("[CollectiveState] public ref partial struct {|TC9009:S|} { [AllReduce] public float[] X; }")]
    [InlineData("[CollectiveState] file partial class {|TC9009:S|} { [AllReduce] public float[] X = []; }")]
    [InlineData("[CollectiveElement] file partial struct {|TC9009:S|} { public float X; }")]
    [InlineData("[CollectiveState] public partial class B { [AllReduce] public float[] X = []; } [CollectiveState] public partial class {|TC9009:S|} : B;")]
    public Task A_type_that_gets_nothing_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial record S([property: AllReduce] float[] X);")]
    [InlineData("[CollectiveState] public partial class S { [field: AllReduce] public float[] X { get; } = []; }")]
    [InlineData("[CollectiveElement] public partial struct S { public float X; }")]
    [InlineData("public static class S { public static float[] X = []; }")]
    public Task A_type_that_is_served_is_not_reported(string source) => Verify.VerifyAsync(source);
}
