namespace TypedCollectives;

/// <summary>Facts about the built-in element types.</summary>
internal static class ElementTypes
{
    internal static int SizeOf(ElementType type) => type switch
    {
        ElementType.Int8 or ElementType.UInt8 or ElementType.Float8E4M3 or ElementType.Float8E5M2 => 1,
        ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
        ElementType.Int64 or ElementType.UInt64 or ElementType.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an element type."),
    };

    /// <summary>The element type of a built-in C# type, or <see langword="null"/>.</summary>
    internal static ElementType? Find(Type type)
    {
        if (type == typeof(sbyte)) return ElementType.Int8;
        if (type == typeof(byte)) return ElementType.UInt8;
        if (type == typeof(int)) return ElementType.Int32;
        if (type == typeof(uint)) return ElementType.UInt32;
        if (type == typeof(long)) return ElementType.Int64;
        if (type == typeof(ulong)) return ElementType.UInt64;
        if (type == typeof(Half) || type == typeof(ILGPU.Half)) return ElementType.Float16;
        if (type == typeof(float)) return ElementType.Float32;
        if (type == typeof(double)) return ElementType.Float64;
        if (type == typeof(BFloat16)) return ElementType.BFloat16;
        if (type == typeof(Float8E4M3)) return ElementType.Float8E4M3;
        if (type == typeof(Float8E5M2)) return ElementType.Float8E5M2;
        return null;
    }
}
