using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Generation.BufferDeclarationAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>TC9004, TC9005, TC9007, TC9010, TC9011 and TC9012.</summary>
public class BufferDeclarationTests
{
    [Theory]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public List<float> {|TC9004:X|} { get; } = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float {|TC9004:X|}; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public float[,] {|TC9004:X|} = new float[0, 0]; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public string[] {|TC9004:X|} = []; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public int?[] {|TC9004:X|} = []; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public ReadOnlyMemory<float> {|TC9004:X|}; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public MemoryBuffer2D<float, Stride2D.DenseX> {|TC9004:X|} = null!; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public ArrayView1D<float, Stride1D.General> {|TC9004:X|}; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public static float[] {|TC9004:X|} = []; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public float[] {|TC9004:X|} { set { } } }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public float[] {|TC9004:this|}[int i] => []; }")]
    [InlineData("[CollectiveState] public partial class S<T> { [Broadcast] public T[] {|TC9004:X|} = []; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllReduce] IEnumerable<float> {|TC9004:x|}); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllReduce] ReadOnlySpan<float> {|TC9004:x|}); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllReduce] ref Span<float> {|TC9004:x|}); }")]
    public Task An_unsupported_buffer_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [{|TC9005:AllToAll|}] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [{|TC9005:Gather|}] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [{|TC9005:Scatter(Root = 1)|}] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllGather(Into = {|TC9005:nameof(S)|})] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllGather(Into = {|TC9005:nameof(Y)|})] public float[] X = []; public double[] Y = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllGather(Into = {|TC9005:nameof(Y)|})] public float[] X = []; public int Y; }")]
    [InlineData("[CollectiveState] public partial class S { [AllGather(Into = {|TC9005:nameof(Y)|})] public float[] X = []; public static float[] Y = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllToAll(Into = {|TC9005:nameof(X)|})] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce(Into = {|TC9005:nameof(X)|})] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce(Into = {|TC9005:nameof(Y)|})] public float[] X = []; public ArrayView<float> Y; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce(Into = {|TC9005:nameof(Y)|})] public ArrayView<float> X; public Memory<float> Y; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [{|TC9005:AllToAll|}] Span<float> x); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllGather(Into = {|TC9005:nameof(y)|})] Span<float> x, ReadOnlySpan<float> y); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllGather(Into = {|TC9005:nameof(comm)|})] Span<float> x); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllGather(Into = {|TC9005:nameof(Step)|})] Span<float> x); }")]
    public Task A_result_that_has_nowhere_to_go_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("public class S { [{|TC9007:AllReduce|}] public float[] X { get; } = []; }")]
    [InlineData("public class S { [{|TC9007:Broadcast(Root = 1)|}] private float[] _x = []; public int M() => _x.Length; }")]
    [InlineData("public class S { public void Step(Communicator comm, [{|TC9007:AllReduce|}] float[] x) { } }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] X = []; public S([{|TC9007:AllReduce|}] float[] x) { } }")]
    [InlineData("[CollectiveState] public partial record S([{|TC9007:AllReduce|}] float[] X);")]
    [InlineData("public class S { public int this[[{|TC9007:AllReduce|}] float[] x] => 0; }")]
    public Task An_attribute_without_effect_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [{|TC9010:AllReduce<Largest>|}] public double[] X = []; } public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }")]
    [InlineData("[CollectiveState] public partial class S { [{|TC9010:Reduce<int>|}] public double[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S<T> where T : unmanaged { [{|TC9010:ReduceScatter<Largest>|}] public T[] X = []; } public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [{|TC9010:AllReduce<Largest>|}] ArrayView<int> x); } public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }")]
    [InlineData("[CollectiveState] public partial class S { [{|TC9010:AllReduce<First<(int, float)>>|}] public (float Left, int Right)[] X = []; } public struct First<T> : IReduction<T> where T : unmanaged { public static T Combine(T a, T b) => a; }")]
    public Task A_reduction_of_another_type_is_reported(string source) => Verify.VerifyAsync(source);

    [Fact]
    public Task Names_of_a_tuples_elements_make_no_other_type() => Verify.VerifyAsync(
        "[CollectiveState] public partial class S { [AllReduce<First<(int, float)>>] public (int Left, float Right)[] X = []; } "
        + "public struct First<T> : IReduction<T> where T : unmanaged { public static T Combine(T a, T b) => a; }");

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [Broadcast(Root = {|TC9011:-1|})] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [Reduce(ReduceOp.Max, Root = {|TC9011:-2|})] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [Gather(Root = {|TC9011:-1|}, Into = nameof(Y))] public float[] X = []; public float[] Y = []; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [Broadcast(Root = {|TC9011:int.MinValue|})] float[] x); }")]
    public Task A_negative_root_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[AllReduce(Bucket = {|TC9012:\"b\"|})] public float[] X = [];")]
    [InlineData("[AllReduce(Bucket = {|TC9012:\"b\"|})] public Memory<float> X;")]
    [InlineData("[AllReduce(Bucket = {|TC9012:\"b\"|}, Into = nameof(Y))] public ArrayView<float> X; public ArrayView<float> Y;")]
    [InlineData("[AllReduce(Bucket = {|TC9012:\"not a name\"|})] public ArrayView<float> X;")]
    [InlineData("[AllReduce(Bucket = {|TC9012:\"\"|})] public ArrayView<float> X;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> X; [AllReduce(Bucket = {|TC9012:\"b\"|})] public ArrayView<double> Y;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> X; [AllReduce(ReduceOp.Max, Bucket = {|TC9012:\"b\"|})] public ArrayView<float> Y;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> X; [AllReduce<Largest>(Bucket = {|TC9012:\"b\"|})] public ArrayView<float> Y;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> X; [AllReduce(Bucket = {|TC9012:\"B\"|})] public ArrayView<float> Y;")]
    [InlineData("[AllReduce] public float[] X = []; [CollectiveStep] partial void Step(Communicator comm, [AllReduce(Bucket = {|TC9012:\"b\"|})] ArrayView<float> x);")]
    public Task A_buffer_that_does_not_fit_into_its_bucket_is_reported(string members) => Verify.VerifyAsync(
        $"[CollectiveState] public partial class S {{ {members} }} "
        + "public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }");

    [Theory]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> X; [AllReduce(Bucket = \"b\")] public MemoryBuffer1D<float, Stride1D.Dense>? Y;")]
    [InlineData("[AllReduce(Bucket = \"b\")] public ArrayView<float> X; [AllReduce(ReduceOp.Max, Bucket = \"c\")] public ArrayView1D<double, Stride1D.Dense> Y;")]
    [InlineData("[AllReduce<Largest>(Bucket = \"b\")] public ArrayView<float> X; [AllReduce<Largest>(Bucket = \"b\")] public ArrayView<float> Y;")]
    [InlineData("[AllReduce(Bucket = null)] public float[] X = [];")]
    public Task Buffers_that_fit_together_are_not_reported(string members) => Verify.VerifyAsync(
        $"[CollectiveState] public partial class S {{ {members} }} "
        + "public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }");

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] A = []; [AllReduce(ReduceOp.Max)] public Memory<double> B { get; set; } [Broadcast] public ArrayView<DateTime> C; [Broadcast(Root = 1)] public ArrayView1D<int, Stride1D.Dense> D; [AllGather] public MemoryBuffer1D<int, Stride1D.Dense>? E; }")]
    [InlineData("[CollectiveState] public partial class S { [AllToAll(Into = nameof(Y))] public float[] X = []; public Memory<float> Y; }")]
    [InlineData("[CollectiveState] public partial class S { [Gather(Into = nameof(Y), Root = 2)] public ArrayView<float> X; public MemoryBuffer1D<float, Stride1D.Dense> Y = null!; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce<Largest>] public float[] X = []; } public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }")]
    [InlineData("[CollectiveState] public partial class S<T> where T : unmanaged { [AllReduce] public T[] X = []; }")]
    [InlineData("[CollectiveState] public partial record S([property: AllReduce] float[] X);")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllReduce] Span<float> x, [Scatter(Into = nameof(z))] ReadOnlySpan<float> y, Span<float> z); }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllReduce] ArrayView<float> x, [Broadcast(Root = 1)] MemoryBuffer1D<float, Stride1D.Dense> y); }")]
    public Task A_proper_buffer_is_not_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [AllReduce<First<(int, int)>>] public (int, int)[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce<First<DateTime>>] public DateTime[] X = []; }")]
    [InlineData("[CollectiveState] public partial struct S { [ReduceScatter<First<int>>] public ArrayView<int> X; }")]
    [InlineData("[CollectiveState] public partial class S { [Reduce<Both>] public float[] X = []; [AllReduce<Both>] public Memory<DateTime> Y; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllReduce<Both>] ArrayView<float> x); }")]
    public Task A_reduction_of_the_element_type_is_not_reported(string source) => Verify.VerifyAsync(source + """
         public struct First<T> : IReduction<T> where T : unmanaged { public static T Combine(T a, T b) => a; }
        public struct Both : IReduction<float>, IReduction<DateTime>
        {
            public static float Combine(float a, float b) => a;
            public static DateTime Combine(DateTime a, DateTime b) => a;
        }
        """);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast(Root = 0)] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { private const int Last = 7; [Reduce(ReduceOp.Max, Root = Last)] public float[] X = []; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [Broadcast(Root = int.MaxValue)] float[] x); }")]
    public Task A_root_that_may_be_a_rank_is_not_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [Scatter(Into = nameof(Y))] public float[] X = []; public float[] Y = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce(Into = nameof(Y))] public Memory<float> X; public float[] Y = []; }")]
    [InlineData("[CollectiveState] public partial class S<T> where T : unmanaged { [AllToAll(Into = nameof(Y))] public ArrayView<T> X; public ArrayView<T> Y; }")]
    [InlineData("public partial class S { [CollectiveStep] partial void Step(Communicator comm, [AllToAll(Into = nameof(y))] float[] x, float[] y); }")]
    public Task A_target_that_fits_is_not_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial struct S { [AllReduce] public float[] X; }")]
    [InlineData("[CollectiveState] public partial class S { [field: AllReduce] public float[] X { get; } = []; }")]
    [InlineData("[CollectiveState] public static partial class S { [AllReduce] public static float[] X = []; }")]
    [InlineData("public static partial class S { [CollectiveStep] static partial void Step(Communicator comm, [Broadcast] float[] x); }")]
    public Task An_attribute_with_an_effect_is_not_reported(string source) => Verify.VerifyAsync(source);
}
