namespace TypedCollectives.Tools;

/// <summary>The element types in nccl-tests' order.</summary>
internal static class DataTypes
{
    // A binary floating-point type holds every integer up to 2 to the number of its significant bits.
    private const int Wide = ReductionData.MaxMagnitude;

    internal static DataType<float> Default { get; } = new("float", true, true, Wide, value => value);

    internal static IReadOnlyList<DataType> All { get; } =
    [
        new DataType<sbyte>("int8", true, false, Wide, value => (sbyte)value),
        new DataType<byte>("uint8", false, false, Wide, value => (byte)value),
        new DataType<int>("int32", true, false, Wide, value => value),
        new DataType<uint>("uint32", false, false, Wide, value => (uint)value),
        new DataType<long>("int64", true, false, Wide, value => value),
        new DataType<ulong>("uint64", false, false, Wide, value => (ulong)value),
        new DataType<Half>("half", true, true, Wide, value => (Half)value),
        Default,
        new DataType<double>("double", true, true, Wide, value => value),
        new DataType<BFloat16>("bfloat16", true, true, Wide, value => (BFloat16)(float)value),
        new DataType<Float8E4M3>("f8e4m3", true, true, 1 << 4, value => (Float8E4M3)(float)value),
        new DataType<Float8E5M2>("f8e5m2", true, true, 1 << 3, value => (Float8E5M2)(float)value),
    ];
}
