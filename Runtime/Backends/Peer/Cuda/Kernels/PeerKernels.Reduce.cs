using System.Runtime.CompilerServices;
using ILGPU;

namespace TypedCollectives;

internal static unsafe partial class PeerKernels
{
    /// <summary>Reduces packs of several ranks, in the order of the ranks, and stores the results with one or more ranks.</summary>
    /// <remarks>
    /// Four packs at a time, and of two ranks at once: what bounds it is how many bytes are under way to and from the other
    /// devices. ILGPU 1.5.3 unrolls no loops, so it is written out.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReducePacks<T, TSum, TOne, TPack, TPackSum, TVector>(
        PeerArguments a, ArrayView<TPack> memory, PeerAddresses sources, PeerAddresses targets, int writes, long first, long end, long count)
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum>
        where TPack : unmanaged
        where TPackSum : unmanaged
        where TVector : struct, IPackArithmetic<TPack, TPackSum>
    {
        long stride = (long)Grid.DimX * Group.DimX;
        long i = first + ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        // Whole packs only: the last one may be short.
        long whole = a.Aligned != 0 ? Math.Min(end, count / a.PerPack) : 0;
        long left = sources[0] >> 4;
        long right = sources[1] >> 4;
        for (; i + (3 * stride) < whole; i += 4 * stride)
        {
            TPack a0 = memory[left + i];
            TPack a1 = memory[left + i + stride];
            TPack a2 = memory[left + i + (2 * stride)];
            TPack a3 = memory[left + i + (3 * stride)];
            TPack b0 = memory[right + i];
            TPack b1 = memory[right + i + stride];
            TPack b2 = memory[right + i + (2 * stride)];
            TPack b3 = memory[right + i + (3 * stride)];
            TPackSum s0 = TVector.Combine(TVector.Widen(a0), TVector.Widen(b0));
            TPackSum s1 = TVector.Combine(TVector.Widen(a1), TVector.Widen(b1));
            TPackSum s2 = TVector.Combine(TVector.Widen(a2), TVector.Widen(b2));
            TPackSum s3 = TVector.Combine(TVector.Widen(a3), TVector.Widen(b3));
            for (int rank = 2; rank < a.Size; rank++)
            {
                long from = (sources[rank] >> 4) + i;
                TPack c0 = memory[from];
                TPack c1 = memory[from + stride];
                TPack c2 = memory[from + (2 * stride)];
                TPack c3 = memory[from + (3 * stride)];
                s0 = TVector.Combine(s0, TVector.Widen(c0));
                s1 = TVector.Combine(s1, TVector.Widen(c1));
                s2 = TVector.Combine(s2, TVector.Widen(c2));
                s3 = TVector.Combine(s3, TVector.Widen(c3));
            }

            TPack r0 = TVector.Narrow(s0, a.Size);
            TPack r1 = TVector.Narrow(s1, a.Size);
            TPack r2 = TVector.Narrow(s2, a.Size);
            TPack r3 = TVector.Narrow(s3, a.Size);
            for (int rank = 0; rank < a.Size; rank++)
            {
                if (((writes >> rank) & 1) == 0)
                    continue;
                long to = (targets[rank] >> 4) + i;
                memory[to] = r0;
                memory[to + stride] = r1;
                memory[to + (2 * stride)] = r2;
                memory[to + (3 * stride)] = r3;
            }
        }

        for (; i < whole; i += stride)
        {
            TPackSum sum = TVector.Combine(TVector.Widen(memory[left + i]), TVector.Widen(memory[right + i]));
            for (int rank = 2; rank < a.Size; rank++)
                sum = TVector.Combine(sum, TVector.Widen(memory[(sources[rank] >> 4) + i]));
            TPack result = TVector.Narrow(sum, a.Size);
            for (int rank = 0; rank < a.Size; rank++)
            {
                if (((writes >> rank) & 1) != 0)
                    memory[(targets[rank] >> 4) + i] = result;
            }
        }

        // Short packs and those that cannot move at once, element by element, by the thread that would have moved the whole pack.
        for (; i < end; i += stride)
        {
            long last = Math.Min(count, (i + 1) * a.PerPack);
            for (long element = i * a.PerPack; element < last; element++)
                ReduceOne<T, TSum, TOne>(a, sources, targets, writes, element);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReduceOne<T, TSum, TOne>(PeerArguments a, PeerAddresses sources, PeerAddresses targets, int writes, long element)
        where T : unmanaged
        where TSum : unmanaged
        where TOne : struct, IPackArithmetic<T, TSum>
    {
        TSum sum = TOne.Widen(((T*)sources[0])[element]);
        for (int rank = 1; rank < a.Size; rank++)
            sum = TOne.Combine(sum, TOne.Widen(((T*)sources[rank])[element]));
        T result = TOne.Narrow(sum, a.Size);
        for (int rank = 0; rank < a.Size; rank++)
        {
            if (((writes >> rank) & 1) != 0)
                ((T*)targets[rank])[element] = result;
        }
    }
}
