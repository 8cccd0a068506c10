using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace TypedCollectives;

/// <summary>The 8-bit floating-point number with 4 exponent and 3 mantissa bits (E4M3FN).</summary>
/// <remarks>
/// Bias 7, no infinities, one NaN pattern a sign, largest finite value 448 (OCP 8-bit floating point specification 1.0). Element type 10 of NCCL.
/// Arithmetic widens to <see cref="float"/> and rounds the result to nearest, ties to even. It also compiles in ILGPU kernels.
/// </remarks>
/// <param name="bits">The bits of the value.</param>
public readonly struct Float8E4M3(byte bits) :
    IEquatable<Float8E4M3>,
    IAdditionOperators<Float8E4M3, Float8E4M3, Float8E4M3>,
    IMultiplyOperators<Float8E4M3, Float8E4M3, Float8E4M3>,
    IDivisionOperators<Float8E4M3, Float8E4M3, Float8E4M3>,
    IComparisonOperators<Float8E4M3, Float8E4M3, bool>,
    ISmallFloat<Float8E4M3>
{
    private readonly byte _bits = bits;

    /// <summary>The bits of the value.</summary>
    public byte Bits => _bits;

    /// <summary>Widens a value; exact.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The same value as a <see cref="float"/>.</returns>
    public static explicit operator float(Float8E4M3 value) => SmallFloat.Widen(value._bits, 8, 3, 7, hasInfinity: false);

    /// <summary>Rounds a value to nearest, ties to even; too large a magnitude becomes the largest finite one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The nearest value of this type.</returns>
    public static explicit operator Float8E4M3(float value) => new((byte)SmallFloat.Narrow(value, 8, 3, 7, 0x7E));

    /// <inheritdoc/>
    public static Float8E4M3 operator +(Float8E4M3 left, Float8E4M3 right) => (Float8E4M3)((float)left + (float)right);

    /// <inheritdoc/>
    public static Float8E4M3 operator *(Float8E4M3 left, Float8E4M3 right) => (Float8E4M3)((float)left * (float)right);

    /// <inheritdoc/>
    public static Float8E4M3 operator /(Float8E4M3 left, Float8E4M3 right) => (Float8E4M3)((float)left / (float)right);

    /// <inheritdoc/>
    public static bool operator >(Float8E4M3 left, Float8E4M3 right) => (float)left > (float)right;

    /// <inheritdoc/>
    public static bool operator >=(Float8E4M3 left, Float8E4M3 right) => (float)left >= (float)right;

    /// <inheritdoc/>
    public static bool operator <(Float8E4M3 left, Float8E4M3 right) => (float)left < (float)right;

    /// <inheritdoc/>
    public static bool operator <=(Float8E4M3 left, Float8E4M3 right) => (float)left <= (float)right;

    /// <inheritdoc/>
    public static bool operator ==(Float8E4M3 left, Float8E4M3 right) => (float)left == (float)right;

    /// <inheritdoc/>
    public static bool operator !=(Float8E4M3 left, Float8E4M3 right) => (float)left != (float)right;

    /// <inheritdoc/>
    public bool Equals(Float8E4M3 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Float8E4M3 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Formats the value as a <see cref="float"/> is formatted, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);

    static float ISmallFloat<Float8E4M3>.Widen(Float8E4M3 value) => (float)value;

    static Float8E4M3 ISmallFloat<Float8E4M3>.Narrow(float value) => (Float8E4M3)value;
}
