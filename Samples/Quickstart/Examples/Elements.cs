namespace TypedCollectives.Samples.Quickstart;

/// <summary>The built-in element types.</summary>
internal static class Elements
{
    public static IReadOnlyList<IElementRows> All { get; } =
    [
        new ElementRows<sbyte>("sbyte", i => (sbyte)i),
        new ElementRows<byte>("byte", i => (byte)i),
        new ElementRows<int>("int", i => i),
        new ElementRows<uint>("uint", i => (uint)i),
        new ElementRows<long>("long", i => i),
        new ElementRows<ulong>("ulong", i => (ulong)i),
        new ElementRows<Half>("Half", i => (Half)i),
        new ElementRows<BFloat16>("BFloat16", i => (BFloat16)i),
        new ElementRows<Float8E4M3>("Float8E4M3", i => (Float8E4M3)i),
        new ElementRows<Float8E5M2>("Float8E5M2", i => (Float8E5M2)i),
        new ElementRows<float>("float", i => i),
        new ElementRows<double>("double", i => i),
    ];
}
