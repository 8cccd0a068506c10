namespace TypedCollectives.Samples.Quickstart;

/// <summary>A complex number: an element type no built-in reduction knows.</summary>
/// <remarks>Public, because ILGPU compiles kernels for it.</remarks>
public readonly record struct Complex32(float Real, float Imaginary)
{
    public static Complex32 operator *(Complex32 left, Complex32 right) => new(
        left.Real * right.Real - left.Imaginary * right.Imaginary, left.Real * right.Imaginary + left.Imaginary * right.Real);
}
