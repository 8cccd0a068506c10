namespace TypedCollectives;

/// <summary>The element types the built-in reductions understand, numbered as NCCL's <c>ncclDataType_t</c>.</summary>
public enum ElementType
{
    /// <summary><see cref="sbyte"/>.</summary>
    Int8 = 0,

    /// <summary><see cref="byte"/>.</summary>
    UInt8 = 1,

    /// <summary><see cref="int"/>.</summary>
    Int32 = 2,

    /// <summary><see cref="uint"/>.</summary>
    UInt32 = 3,

    /// <summary><see cref="long"/>.</summary>
    Int64 = 4,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64 = 5,

    /// <summary><see cref="System.Half"/> and ILGPU's <c>Half</c>: IEEE 754 binary16.</summary>
    Float16 = 6,

    /// <summary><see cref="float"/>.</summary>
    Float32 = 7,

    /// <summary><see cref="double"/>.</summary>
    Float64 = 8,

    /// <summary><see cref="TypedCollectives.BFloat16"/>: the upper half of a <see cref="float"/>.</summary>
    BFloat16 = 9,

    /// <summary><see cref="TypedCollectives.Float8E4M3"/>: 4 exponent bits, 3 mantissa bits, no infinities.</summary>
    Float8E4M3 = 10,

    /// <summary><see cref="TypedCollectives.Float8E5M2"/>: 5 exponent bits, 2 mantissa bits.</summary>
    Float8E5M2 = 11,
}
