namespace TypedCollectives;

/// <summary>A reduction written in C#, for any unmanaged <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type that is reduced.</typeparam>
/// <remarks>
/// Implement it on a public struct. <see cref="Combine"/> must be associative and commutative, since backends are free to
/// choose the order, and must keep to what an ILGPU kernel can hold (no allocation, no reference types, no exceptions)
/// if it is to run on devices. Every rank gets bitwise the same result whatever the order was.
/// </remarks>
/// <example>
/// <code>
/// public struct LargestMagnitude : IReduction&lt;float&gt;
/// {
///     public static float Combine(float left, float right) => MathF.Abs(left) >= MathF.Abs(right) ? left : right;
/// }
/// comm.AllReduce&lt;float, LargestMagnitude&gt;(view);
/// </code>
/// </example>
public interface IReduction<T>
    where T : unmanaged
{
    /// <summary>Combines two values into one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Their combination.</returns>
    static abstract T Combine(T left, T right);
}
