using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>Leaves a reduction as it is.</summary>
internal struct Unchanged<T> : IFinish<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Finish(T value, int ranks) => value;
}
