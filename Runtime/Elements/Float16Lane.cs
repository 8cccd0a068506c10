using System.Numerics;

namespace TypedCollectives;

/// <summary>A binary16 number inside a kernel.</summary>
/// <remarks>
/// <see cref="System.Half"/> does not compile in ILGPU 1.5.3 kernels on .NET 10 (its operators use intrinsics ILGPU does not
/// know), and <see cref="ILGPU.Half"/> cuts off where it should round on the CPU accelerator. This type has their bits, and
/// rounds to nearest, ties to even, on every accelerator.
/// </remarks>
internal readonly struct Float16Lane :
    IAdditionOperators<Float16Lane, Float16Lane, Float16Lane>,
    IMultiplyOperators<Float16Lane, Float16Lane, Float16Lane>,
    IDivisionOperators<Float16Lane, Float16Lane, Float16Lane>,
    IComparisonOperators<Float16Lane, Float16Lane, bool>,
    ISmallFloat<Float16Lane>
{
    private readonly ushort _bits;

    private Float16Lane(ushort bits) => _bits = bits;

    /// <summary>Widens a value; exact.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The same value as a <see cref="float"/>.</returns>
    public static explicit operator float(Float16Lane value) => SmallFloat.Widen(value._bits, 16, 10, 15, hasInfinity: true);

    /// <summary>Rounds a value to binary16.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The nearest value.</returns>
    public static explicit operator Float16Lane(float value) => new((ushort)SmallFloat.Narrow(value, 16, 10, 15, largest: 0x7C00));

    /// <inheritdoc/>
    public static Float16Lane operator +(Float16Lane left, Float16Lane right) => (Float16Lane)((float)left + (float)right);

    /// <inheritdoc/>
    public static Float16Lane operator *(Float16Lane left, Float16Lane right) => (Float16Lane)((float)left * (float)right);

    /// <inheritdoc/>
    public static Float16Lane operator /(Float16Lane left, Float16Lane right) => (Float16Lane)((float)left / (float)right);

    /// <inheritdoc/>
    public static bool operator >(Float16Lane left, Float16Lane right) => (float)left > (float)right;

    /// <inheritdoc/>
    public static bool operator >=(Float16Lane left, Float16Lane right) => (float)left >= (float)right;

    /// <inheritdoc/>
    public static bool operator <(Float16Lane left, Float16Lane right) => (float)left < (float)right;

    /// <inheritdoc/>
    public static bool operator <=(Float16Lane left, Float16Lane right) => (float)left <= (float)right;

    /// <inheritdoc/>
    public static bool operator ==(Float16Lane left, Float16Lane right) => (float)left == (float)right;

    /// <inheritdoc/>
    public static bool operator !=(Float16Lane left, Float16Lane right) => (float)left != (float)right;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Float16Lane other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    static float ISmallFloat<Float16Lane>.Widen(Float16Lane value) => (float)value;

    static Float16Lane ISmallFloat<Float16Lane>.Narrow(float value) => (Float16Lane)value;
}
