namespace TypedCollectives.Interop.Nccl;

/// <summary>The element type of a buffer: <c>ncclDataType_t</c> of nccl.h.</summary>
public enum NcclDataType
{
    /// <summary><c>ncclInt8</c>, also <c>ncclChar</c>: signed, 1 byte.</summary>
    Int8 = 0,

    /// <summary><c>ncclUint8</c>: unsigned, 1 byte.</summary>
    UInt8 = 1,

    /// <summary><c>ncclInt32</c>, also <c>ncclInt</c>: signed, 4 bytes.</summary>
    Int32 = 2,

    /// <summary><c>ncclUint32</c>: unsigned, 4 bytes.</summary>
    UInt32 = 3,

    /// <summary><c>ncclInt64</c>: signed, 8 bytes.</summary>
    Int64 = 4,

    /// <summary><c>ncclUint64</c>: unsigned, 8 bytes.</summary>
    UInt64 = 5,

    /// <summary><c>ncclFloat16</c>, also <c>ncclHalf</c>: IEEE 754 binary16, 2 bytes.</summary>
    Float16 = 6,

    /// <summary><c>ncclFloat32</c>, also <c>ncclFloat</c>: IEEE 754 binary32, 4 bytes.</summary>
    Float32 = 7,

    /// <summary><c>ncclFloat64</c>, also <c>ncclDouble</c>: IEEE 754 binary64, 8 bytes.</summary>
    Float64 = 8,

    /// <summary><c>ncclBfloat16</c>: the upper half of a binary32, 2 bytes. Since 2.10.</summary>
    BFloat16 = 9,

    /// <summary>
    /// <c>ncclFloat8e4m3</c>: 4 exponent and 3 mantissa bits, 1 byte. Since 2.24; reductions need compute capability 9.0.
    /// </summary>
    Float8E4M3 = 10,

    /// <summary>
    /// <c>ncclFloat8e5m2</c>: 5 exponent and 2 mantissa bits, 1 byte. Since 2.24; reductions need compute capability 9.0.
    /// </summary>
    Float8E5M2 = 11,
}
