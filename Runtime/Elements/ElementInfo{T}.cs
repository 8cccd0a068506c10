using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>How reductions see a <typeparamref name="T"/>: how many lanes of which element type.</summary>
/// <remarks>Found by reflection once a type, then read as static fields: no cost and no allocation a call.</remarks>
internal static class ElementInfo<T>
    where T : unmanaged
{
    /// <summary>As bytes, which is how any type is moved.</summary>
    internal static readonly ElementLayout Bytes = new(typeof(T), ElementType.UInt8, Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>());

    /// <summary>As a whole, which is how a reduction written in C# sees it.</summary>
    internal static readonly ElementLayout Whole = new(typeof(T), ElementType.UInt8, 1, Unsafe.SizeOf<T>());

    /// <summary>As lanes of an element type, or <see langword="null"/> if no built-in reduction understands <typeparamref name="T"/>.</summary>
    internal static readonly ElementLayout? Lanes = FindLane() is { } lane
        ? new(typeof(T), lane, Unsafe.SizeOf<T>() / ElementTypes.SizeOf(lane), Unsafe.SizeOf<T>())
        : null;

    private static ElementType? FindLane()
    {
        if (ElementTypes.Find(typeof(T)) is { } builtIn)
            return builtIn;

        foreach (Type candidate in typeof(T).GetInterfaces())
        {
            if (candidate.IsGenericType
                && candidate.GetGenericTypeDefinition() == typeof(ICollectiveElement<>)
                && ElementTypes.Find(candidate.GetGenericArguments()[0]) is { } lane
                && Unsafe.SizeOf<T>() % ElementTypes.SizeOf(lane) == 0)
            {
                return lane;
            }
        }

        return null;
    }

    internal static NotSupportedException NoScaling() => new(
        $"PreMulSum<{typeof(T).Name}>: what multiplies is one number of sbyte, byte, int, uint, long, ulong, Half, BFloat16, Float8E4M3, Float8E5M2, "
        + "float or double.");

    internal static NotSupportedException NoReduction() => new(
        $"No built-in reduction understands {typeof(T)}: a reduction needs sbyte, byte, int, uint, long, ulong, Half, BFloat16, "
        + "Float8E4M3, Float8E5M2, float, double, or a [CollectiveElement] struct of one of them. For any other type write "
        + $"the reduction as a struct that implements IReduction<{typeof(T).Name}> and name it as the second type argument. (TC3003)");
}
