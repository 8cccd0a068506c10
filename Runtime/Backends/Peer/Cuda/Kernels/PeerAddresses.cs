using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>One address for each rank, as one device sees them; a struct that kernels take by value.</summary>
/// <remarks>Fields and selects, since a kernel can neither index into an inline array nor jump by a table cheaply.</remarks>
internal struct PeerAddresses
{
    /// <summary>The most ranks there are addresses for.</summary>
    internal const int MaxRanks = 8;

    private long _r0, _r1, _r2, _r3, _r4, _r5, _r6, _r7;

    internal readonly long this[int rank]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            long low = rank == 0 ? _r0 : rank == 1 ? _r1 : rank == 2 ? _r2 : _r3;
            long high = rank == 4 ? _r4 : rank == 5 ? _r5 : rank == 6 ? _r6 : _r7;
            return rank < 4 ? low : high;
        }
    }

    /// <summary>Sets one rank's address, on the host.</summary>
    internal void Set(int rank, long address) => Unsafe.Add(ref _r0, rank) = address;

    /// <summary>The addresses of the ranks' memory, from the host.</summary>
    internal static PeerAddresses Of(ReadOnlySpan<long> addresses)
    {
        Span<long> all = stackalloc long[MaxRanks];
        all.Clear();
        addresses.CopyTo(all);
        return new PeerAddresses
        {
            _r0 = all[0],
            _r1 = all[1],
            _r2 = all[2],
            _r3 = all[3],
            _r4 = all[4],
            _r5 = all[5],
            _r6 = all[6],
            _r7 = all[7],
        };
    }

    /// <summary>Places that follow each other, but one rank's is another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PeerAddresses Row(long first, long stride, int exception, long other)
    {
        PeerAddresses row = default;
        row._r0 = exception == 0 ? other : first;
        row._r1 = exception == 1 ? other : first + stride;
        row._r2 = exception == 2 ? other : first + (2 * stride);
        row._r3 = exception == 3 ? other : first + (3 * stride);
        row._r4 = exception == 4 ? other : first + (4 * stride);
        row._r5 = exception == 5 ? other : first + (5 * stride);
        row._r6 = exception == 6 ? other : first + (6 * stride);
        row._r7 = exception == 7 ? other : first + (7 * stride);
        return row;
    }

    /// <summary>The places at an offset from these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly PeerAddresses Plus(long offset)
    {
        PeerAddresses moved = default;
        moved._r0 = _r0 + offset;
        moved._r1 = _r1 + offset;
        moved._r2 = _r2 + offset;
        moved._r3 = _r3 + offset;
        moved._r4 = _r4 + offset;
        moved._r5 = _r5 + offset;
        moved._r6 = _r6 + offset;
        moved._r7 = _r7 + offset;
        return moved;
    }
}
