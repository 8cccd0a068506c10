namespace TypedCollectives.Samples.Quickstart;

/// <summary>A reduction written in C#: <c>comm.AllReduce&lt;Complex32, ComplexProduct&gt;(buffer)</c> multiplies the ranks' numbers.</summary>
/// <remarks>The lane-by-lane product of a <c>[CollectiveElement]</c> struct would be another, and wrong, product.</remarks>
public struct ComplexProduct : IReduction<Complex32>
{
    public static Complex32 Combine(Complex32 left, Complex32 right) => left * right;
}
