using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Generation.StepMethodAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>TC9002 and TC9003.</summary>
public class StepMethodTests
{
    [Theory]
    [InlineData("public partial class S { [CollectiveStep] public void {|TC9002:Step|}(Communicator comm, [AllReduce] float[] x) { } }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9002:Step|}(Communicator comm, [AllReduce] float[] x); static partial void Step(Communicator comm, float[] x) { } }")]
    [InlineData("public partial class S { [CollectiveStep] public int {|TC9002:Step|}(Communicator comm, [AllReduce] float[] x) => 0; }")]
    [InlineData("public partial class S { [CollectiveStep] public Task {|TC9002:Step|}(Communicator comm, [AllReduce] float[] x) => Task.CompletedTask; }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9002:Step|}(Communicator comm); }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9002:Step|}(Communicator comm, [AllReduce] float[] x, int count); }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9002:Step|}(Communicator comm, [AllReduce] float[] x, ref int count); }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9002:Step|}(Communicator comm, [AllReduce] ArrayView<float> x, AcceleratorStream a, AcceleratorStream b); }")]
    public Task A_step_of_another_shape_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9003:Step|}([AllReduce] float[] x); }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9003:Step|}(Communicator a, Communicator b, [AllReduce] float[] x); }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void {|TC9003:Step|}(AcceleratorStream stream, [Broadcast] ArrayView<float> x); }")]
    [InlineData("public partial interface IS { [CollectiveStep] static partial void {|TC9003:Step|}([AllReduce] float[] x); }")]
    public Task A_step_without_one_communicator_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("public partial class S { [CollectiveStep] static partial void Step(Communicator comm, [AllReduce] float[] x); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step<T>(Communicator comm, [AllReduce] ArrayView<T> x, [Broadcast] ArrayView<T> y, AcceleratorStream s) where T : unmanaged; }")]
    [InlineData("public partial class S { [CollectiveStep] static partial void Step(Communicator comm, [AllGather(Into = nameof(all))] ReadOnlySpan<float> mine, Span<float> all); }")]
    [InlineData("public partial class S { public void Step(float[] x) { } public int Other(Communicator a, Communicator b) => 0; }")]
    public Task A_proper_step_is_not_reported(string source) => Verify.VerifyAsync(source);

    [Fact]
    public Task A_generated_body_is_not_reported() => Verify.VerifyWithGeneratedAsync(
        "public partial class S { [CollectiveStep] public static partial void Step(Communicator comm, [AllReduce] float[] x); }",
        "public partial class S { [Collective] public static partial void Step(Communicator comm, float[] x) => comm.AllReduce(x, ReduceOp.Sum); }");
}
