using System.Runtime.CompilerServices;
using ILGPU;

namespace TypedCollectives;

internal static unsafe partial class PeerKernels
{
    /// <summary>Copies packs from one place to another; short ones and those that cannot move at once in words of <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MovePacks<T, TPack>(
        PeerArguments a, ArrayView<TPack> memory, long source, long target, long first, long end, long count)
        where T : unmanaged
        where TPack : unmanaged
    {
        long stride = (long)Grid.DimX * Group.DimX;
        long i = first + ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        long whole = a.Aligned != 0 ? Math.Min(end, count / a.PerPack) : 0;
        long from = source >> 4;
        long to = target >> 4;
        for (; i + (3 * stride) < whole; i += 4 * stride)
        {
            TPack p0 = memory[from + i];
            TPack p1 = memory[from + i + stride];
            TPack p2 = memory[from + i + (2 * stride)];
            TPack p3 = memory[from + i + (3 * stride)];
            memory[to + i] = p0;
            memory[to + i + stride] = p1;
            memory[to + i + (2 * stride)] = p2;
            memory[to + i + (3 * stride)] = p3;
        }

        for (; i < whole; i += stride)
            memory[to + i] = memory[from + i];

        for (; i < end; i += stride)
        {
            long last = Math.Min(count, (i + 1) * a.PerPack);
            for (long element = i * a.PerPack; element < last; element++)
                ((T*)target)[element] = ((T*)source)[element];
        }
    }
}
