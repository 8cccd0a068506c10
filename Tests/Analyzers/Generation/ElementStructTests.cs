using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Generation.ElementStructAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>TC9008.</summary>
public class ElementStructTests
{
    [Theory]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public float X; public double Y; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public static float X; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public char X; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public string X; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public float X { get; set; } public int Y { get; set; } }")]
    [InlineData("[CollectiveElement] public unsafe partial struct {|TC9008:V|} { public fixed float X[4]; }")]
    [InlineData("[CollectiveElement] public ref partial struct {|TC9008:V|} { public float X; }")]
    [InlineData("[CollectiveElement, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] public partial struct {|TC9008:V|} { [System.Runtime.InteropServices.FieldOffset(0)] public float X; }")]
    [InlineData("[CollectiveElement, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)] public partial struct {|TC9008:V|} { public float X; }")]
    [InlineData("[CollectiveElement, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 64)] public partial struct {|TC9008:V|} { public float X; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|}(int scale) { public float X; public int M() => scale; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|}<T> { public T X; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public W X; public float Y; } [CollectiveElement] public partial struct W { public int A; }")]
    [InlineData("[CollectiveElement] public partial struct {|TC9008:V|} { public V {|CS0523:X|}; public V Y; }")]
    public Task Lanes_that_differ_are_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveElement] public partial struct V { public float X, Y, Z; }")]
    [InlineData("[CollectiveElement] public partial struct V { public const int N = 3; public static string S = string.Empty; public float X { get; set; } private float _y; public float M() => _y; }")]
    [InlineData("[CollectiveElement] public partial struct V { public W X; public int Y; } [CollectiveElement] public partial struct W { public int A, B; }")]
    [InlineData("[CollectiveElement] public partial struct V<T> where T : unmanaged { public T X, Y; }")]
    [InlineData("[CollectiveElement] public partial record struct V(System.Half X, System.Half Y);")]
    [InlineData("[CollectiveElement] public partial struct V { public O X; public long Y; } public struct O : ICollectiveElement<long> { public long A; }")]
    [InlineData("public partial struct V { public float X; public string Y; }")]
    public Task Uniform_lanes_are_not_reported(string source) => Verify.VerifyAsync(source);
}
