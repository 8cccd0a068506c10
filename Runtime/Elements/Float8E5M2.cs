using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace TypedCollectives;

/// <summary>The 8-bit floating-point number with 5 exponent and 2 mantissa bits.</summary>
/// <remarks>
/// Bias 15, with infinities and NaNs, largest finite value 57344 (OCP 8-bit floating point specification 1.0). Element type 11 of NCCL.
/// Arithmetic widens to <see cref="float"/> and rounds the result to nearest, ties to even. It also compiles in ILGPU kernels.
/// </remarks>
/// <param name="bits">The bits of the value.</param>
public readonly struct Float8E5M2(byte bits) :
    IEquatable<Float8E5M2>,
    IAdditionOperators<Float8E5M2, Float8E5M2, Float8E5M2>,
    IMultiplyOperators<Float8E5M2, Float8E5M2, Float8E5M2>,
    IDivisionOperators<Float8E5M2, Float8E5M2, Float8E5M2>,
    IComparisonOperators<Float8E5M2, Float8E5M2, bool>,
    ISmallFloat<Float8E5M2>
{
    private readonly byte _bits = bits;

    /// <summary>The bits of the value.</summary>
    public byte Bits => _bits;

    /// <summary>Widens a value; exact.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The same value as a <see cref="float"/>.</returns>
    public static explicit operator float(Float8E5M2 value) => SmallFloat.Widen(value._bits, 8, 2, 15, hasInfinity: true);

    /// <summary>Rounds a value to nearest, ties to even; too large a magnitude becomes the largest finite one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The nearest value of this type.</returns>
    public static explicit operator Float8E5M2(float value) => new((byte)SmallFloat.Narrow(value, 8, 2, 15, 0x7B));

    /// <inheritdoc/>
    public static Float8E5M2 operator +(Float8E5M2 left, Float8E5M2 right) => (Float8E5M2)((float)left + (float)right);

    /// <inheritdoc/>
    public static Float8E5M2 operator *(Float8E5M2 left, Float8E5M2 right) => (Float8E5M2)((float)left * (float)right);

    /// <inheritdoc/>
    public static Float8E5M2 operator /(Float8E5M2 left, Float8E5M2 right) => (Float8E5M2)((float)left / (float)right);

    /// <inheritdoc/>
    public static bool operator >(Float8E5M2 left, Float8E5M2 right) => (float)left > (float)right;

    /// <inheritdoc/>
    public static bool operator >=(Float8E5M2 left, Float8E5M2 right) => (float)left >= (float)right;

    /// <inheritdoc/>
    public static bool operator <(Float8E5M2 left, Float8E5M2 right) => (float)left < (float)right;

    /// <inheritdoc/>
    public static bool operator <=(Float8E5M2 left, Float8E5M2 right) => (float)left <= (float)right;

    /// <inheritdoc/>
    public static bool operator ==(Float8E5M2 left, Float8E5M2 right) => (float)left == (float)right;

    /// <inheritdoc/>
    public static bool operator !=(Float8E5M2 left, Float8E5M2 right) => (float)left != (float)right;

    /// <inheritdoc/>
    public bool Equals(Float8E5M2 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Float8E5M2 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Formats the value as a <see cref="float"/> is formatted, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);

    static float ISmallFloat<Float8E5M2>.Widen(Float8E5M2 value) => (float)value;

    static Float8E5M2 ISmallFloat<Float8E5M2>.Narrow(float value) => (Float8E5M2)value;
}
