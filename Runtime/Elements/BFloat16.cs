using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace TypedCollectives;

/// <summary>The 16-bit brain floating-point number: 1 sign, 8 exponent and 7 mantissa bits.</summary>
/// <remarks>
/// The upper half of a <see cref="float"/>: the same range with 8 bits of precision. Element type 9 of NCCL.
/// Arithmetic widens to <see cref="float"/> and rounds the result to nearest, ties to even. It also compiles in ILGPU kernels.
/// </remarks>
/// <param name="bits">The bits of the value.</param>
public readonly struct BFloat16(ushort bits) :
    IEquatable<BFloat16>,
    IAdditionOperators<BFloat16, BFloat16, BFloat16>,
    IMultiplyOperators<BFloat16, BFloat16, BFloat16>,
    IDivisionOperators<BFloat16, BFloat16, BFloat16>,
    IComparisonOperators<BFloat16, BFloat16, bool>,
    ISmallFloat<BFloat16>
{
    private readonly ushort _bits = bits;

    /// <summary>The bits of the value.</summary>
    public ushort Bits => _bits;

    /// <summary>Widens a value; exact.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The same value as a <see cref="float"/>.</returns>
    public static explicit operator float(BFloat16 value) => SmallFloat.FromBFloat16(value._bits);

    /// <summary>Rounds a value to nearest, ties to even.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The nearest value of this type.</returns>
    public static explicit operator BFloat16(float value) => new(SmallFloat.ToBFloat16(value));

    /// <inheritdoc/>
    public static BFloat16 operator +(BFloat16 left, BFloat16 right) => (BFloat16)((float)left + (float)right);

    /// <inheritdoc/>
    public static BFloat16 operator *(BFloat16 left, BFloat16 right) => (BFloat16)((float)left * (float)right);

    /// <inheritdoc/>
    public static BFloat16 operator /(BFloat16 left, BFloat16 right) => (BFloat16)((float)left / (float)right);

    /// <inheritdoc/>
    public static bool operator >(BFloat16 left, BFloat16 right) => (float)left > (float)right;

    /// <inheritdoc/>
    public static bool operator >=(BFloat16 left, BFloat16 right) => (float)left >= (float)right;

    /// <inheritdoc/>
    public static bool operator <(BFloat16 left, BFloat16 right) => (float)left < (float)right;

    /// <inheritdoc/>
    public static bool operator <=(BFloat16 left, BFloat16 right) => (float)left <= (float)right;

    /// <inheritdoc/>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <inheritdoc/>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != (float)right;

    /// <inheritdoc/>
    public bool Equals(BFloat16 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Formats the value as a <see cref="float"/> is formatted, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);

    static float ISmallFloat<BFloat16>.Widen(BFloat16 value) => (float)value;

    static BFloat16 ISmallFloat<BFloat16>.Narrow(float value) => (BFloat16)value;
}
