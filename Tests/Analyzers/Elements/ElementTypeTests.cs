using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Elements.ElementTypeAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Elements;

/// <summary>TC3003.</summary>
public class ElementTypeTests
{
    [Theory]
    [InlineData("public class C { public void M(Communicator comm, ArrayView<DateTime> view) => comm.{|TC3003:AllReduce|}(view, ReduceOp.Sum); }")]
    [InlineData("public class C { public void M(Communicator comm, ArrayView<DateTime> view) => comm.AllReduce<{|TC3003:DateTime|}>(view, ReduceOp.Sum); }")]
    [InlineData("public class C { public void M(Communicator comm, decimal[] x) => comm.{|TC3003:Reduce|}(x, ReduceOp.Sum, 0); }")]
    [InlineData("public class C { public void M(Communicator comm, Memory<short> x) => comm.{|TC3003:ReduceScatter|}(x, ReduceOp.Sum); }")]
    [InlineData("public class C { public void M(Communicator comm, Span<char> x) => comm?.{|TC3003:AllReduce|}(x, ReduceOp.Max); }")]
    [InlineData("public class C { public void M(Communicator comm, bool[] x, bool[] y) => comm.{|TC3003:AllReduce|}(x, y, ReduceOp.Max); }")]
    [InlineData("public class C { public void M(Communicator comm, nint[] x, nint[] y) => comm.{|TC3003:AllReduce|}(x, y, ReduceOp.Max); }")]
    [InlineData("public class C { public void M(Communicator comm, DayOfWeek[] x) => comm.{|TC3003:AllReduce|}(x, ReduceOp.Max); }")]
    [InlineData("public struct P { public float X, Y; } public class C { public void M(Communicator comm, P[] x) => comm.{|TC3003:AllReduce|}(x, ReduceOp.Sum); }")]
    [InlineData("public class R<[ReductionElement] T> where T : unmanaged; public class C { public object M() => new R<{|TC3003:DateTime|}>(); }")]
    [InlineData("public class R<[ReductionElement] T> where T : unmanaged; public class C { private readonly R<{|TC3003:DateTime|}>? _r; public R<{|TC3003:char|}> P { get; set; } = new(); public int M() => _r is null ? 0 : 1; }")]
    [InlineData("public class R<[ReductionElement] T> where T : unmanaged; public class C : R<{|TC3003:bool|}>;")]
    [InlineData("public class R<[ReductionElement] T> where T : unmanaged; public class C { public void M(List<R<{|TC3003:bool|}>> x) { } }")]
    [InlineData("public class R<T, [ReductionElement] U> where U : unmanaged; public class C { public Type M() => typeof(R<DateTime, {|TC3003:DateTime|}>); }")]
    [InlineData("public static class R { public static void Sum<[ReductionElement] T>(T[] x) where T : unmanaged { } public static void M(DateTime[] x) => {|TC3003:Sum|}(x); }")]
    [InlineData("public static class R { public static void Sum<[ReductionElement] T>(this T[] x) where T : unmanaged { } public static void M(DateTime[] x) => x.{|TC3003:Sum|}(); }")]
    [InlineData("public static class R { public static void Sum<[ReductionElement] T>(T[] x) where T : unmanaged { } public static Action<DateTime[]> M() => {|TC3003:Sum|}; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public DateTime[] {|TC3003:X|} { get; } = []; [Reduce] private char[] {|TC3003:_y|} = []; public int M() => _y.Length; }")]
    [InlineData("public static partial class S { [CollectiveStep] static partial void Step(Communicator comm, [ReduceScatter] Span<DateTime> {|TC3003:x|}); }")]
    [InlineData("public static class R { extension<[ReductionElement] T>(T[] x) where T : unmanaged { public void Sum() { } } public static void M(DateTime[] x, float[] y) { x.{|TC3003:Sum|}(); y.Sum(); } }")]
    public Task Another_type_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("public class C { public void M(Communicator comm, sbyte[] a, byte[] b, int[] c, uint[] d, long[] e, ulong[] f, float[] g, double[] h) { comm.AllReduce(a, ReduceOp.Sum); comm.AllReduce(b, ReduceOp.Sum); comm.AllReduce(c, ReduceOp.Sum); comm.AllReduce(d, ReduceOp.Sum); comm.AllReduce(e, ReduceOp.Sum); comm.AllReduce(f, ReduceOp.Sum); comm.AllReduce(g, ReduceOp.Sum); comm.AllReduce(h, ReduceOp.Sum); } }")]
    [InlineData("public class C { public void M(Communicator comm, System.Half[] a, ILGPU.Half[] b, BFloat16[] c, Float8E4M3[] d, Float8E5M2[] e) { comm.AllReduce(a, ReduceOp.Sum); comm.AllReduce(b, ReduceOp.Sum); comm.AllReduce(c, ReduceOp.Sum); comm.AllReduce(d, ReduceOp.Sum); comm.AllReduce<Float8E5M2>(e, ReduceOp.Sum); } }")]
    [InlineData("[CollectiveElement] public partial struct V { public float X, Y; } public class C { public void M(Communicator comm, V[] x) => comm.AllReduce(x, ReduceOp.Sum); }")]
    [InlineData("public struct V : ICollectiveElement<float> { public float X, Y; } public class C { public void M(Communicator comm, V[] x) => comm.AllReduce(x, ReduceOp.Sum); }")]
    [InlineData("public class C<T> where T : unmanaged { public void M(Communicator comm, T[] x) => comm.AllReduce(x, ReduceOp.Sum); }")]
    [InlineData("public class R<[ReductionElement] T> where T : unmanaged; public class C<T> : R<T> where T : unmanaged { public R<float> F = new(); public Type M() => typeof(R<>); }")]
    [InlineData("public struct Later : IReduction<DateTime> { public static DateTime Combine(DateTime a, DateTime b) => a > b ? a : b; } public class C { public void M(Communicator comm, DateTime[] x) => comm.AllReduce<DateTime, Later>(x); }")]
    [InlineData("public class C { public void M(Communicator comm, DateTime[] x) { comm.Broadcast(x, 0); comm.AllGather(x); comm.AllToAll(x, x); } }")]
    [InlineData("[CollectiveState] public partial class S { [Broadcast] public DateTime[] X { get; } = []; [AllReduce<Later>] public DateTime[] Y { get; } = []; } public struct Later : IReduction<DateTime> { public static DateTime Combine(DateTime a, DateTime b) => a > b ? a : b; }")]
    [InlineData("public class R<[ReductionElement] T> where T : unmanaged; public class C { public List<DateTime> X = []; public string N() => nameof(R<float>); }")]
    public Task An_element_type_is_not_reported(string source) => Verify.VerifyAsync(source);

    [Fact]
    public Task The_message_names_the_type_and_the_method() => Verify.VerifyAsync(
        "public class C { public void M(Communicator comm, ArrayView<DateTime> view) => comm.AllReduce(view, ReduceOp.Sum); }",
        new DiagnosticResult(ArgumentRules.NotAnElementType).WithSpan(2, 85, 2, 94).WithArguments("DateTime", "AllReduce"));
}
