using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Generation.PartialTypeAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>TC9001.</summary>
public class PartialTypeTests
{
    [Theory]
    [InlineData("[CollectiveState] public class {|TC9001:R|} { [AllReduce] public float[] X { get; } = []; }")]
    [InlineData("[CollectiveState] public struct {|TC9001:R|} { [AllReduce] public float[] X; }")]
    [InlineData("[CollectiveState] public record {|TC9001:R|} { [AllReduce] public float[] X { get; init; } = []; }")]
    [InlineData("[CollectiveElement] public struct {|TC9001:V|} { public float X; }")]
    [InlineData("public class Outer { [CollectiveState] public partial class {|TC9001:R|} { [AllReduce] public float[] X { get; } = []; } }")]
    [InlineData("public partial class Outer { public struct Middle { [CollectiveElement] public partial struct {|TC9001:V|} { public float X; } } }")]
    [InlineData("public static class Steps { [CollectiveStep] public static void {|TC9001:Step|}(Communicator comm, [AllReduce] float[] x) { } }")]
    [InlineData("public class Outer { public static partial class Steps { [CollectiveStep] static partial void {|TC9001:Step|}(Communicator comm, [AllReduce] float[] x); } }")]
    public Task A_type_that_cannot_be_added_to_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public sealed partial class R { [AllReduce] public float[] X { get; } = []; }")]
    [InlineData("[CollectiveState] public partial record struct R { [AllReduce] public float[] X { get; init; } }")]
    [InlineData("public partial class Outer<T> { public partial struct Middle { [CollectiveElement] internal partial struct V { public float X; } } }")]
    [InlineData("public static partial class Steps { [CollectiveStep] static partial void Step(Communicator comm, [AllReduce] float[] x); }")]
    [InlineData("public class R { public float[] X { get; } = []; }")]
    public Task A_partial_type_is_not_reported(string source) => Verify.VerifyAsync(source);
}
