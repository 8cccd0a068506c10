using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>How reductions see a <typeparamref name="T"/>: how many lanes of which element type.</summary>
/// <remarks>Found by reflection once a type, then read as static fields: no cost and no allocation a call.</remarks>
internal static class ElementInfo<T>
    where T : unmanaged
{
    private static readonly ElementType? Lane = FindLane();

    /// <summary>The lanes of one <typeparamref name="T"/>; 1 for a built-in element type.</summary>
    internal static readonly int Lanes = Lane is { } lane ? Unsafe.SizeOf<T>() / ElementTypes.SizeOf(lane) : 0;

    /// <summary>The element type of every lane.</summary>
    /// <exception cref="NotSupportedException">No built-in reduction understands <typeparamref name="T"/>.</exception>
    internal static ElementType LaneType => Lane ?? throw NoReduction();

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

    private static NotSupportedException NoReduction() => new(
        $"No built-in reduction understands {typeof(T)}: a reduction needs sbyte, byte, int, uint, long, ulong, Half, BFloat16, "
        + "Float8E4M3, Float8E5M2, float, double, or a [CollectiveElement] struct of one of them. For any other type write "
        + $"the reduction as a struct that implements IReduction<{typeof(T).Name}> and name it as the second type argument. (TC3003)");
}
