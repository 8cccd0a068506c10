using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>The windows of a rank whose others are in other processes, in which its kernels reach the others' buffers.</summary>
/// <param name="rank">The rank.</param>
/// <param name="size">How many ranks there are.</param>
internal sealed class PeerWindows(int rank, int size)
{
    /// <summary>What ranks may have done that differ in a call while there are windows.</summary>
    internal const string Hint = " Where one rank's buffer is in a window, all ranks' are, at the same offset of the same window.";

    private readonly Dictionary<MemoryWindow, PeerWindow> _windows = [];
    private long _made;

    internal bool IsEmpty => _windows.Count == 0;

    /// <summary>Whether there were any, which a call under way may have been in.</summary>
    internal bool WereAny => _made > 0;

    /// <summary>Throws if a window cannot be as it is asked for.</summary>
    /// <exception cref="NotSupportedException">A flag is NCCL's.</exception>
    internal static void Check(WindowRequest request)
    {
        if ((request.Flags & ~NcclWindowFlags.CollSymmetric) is not 0 and NcclWindowFlags other)
            throw new NotSupportedException($"RegisterWindow: NcclWindowFlags.{other} is for NCCL; the Peer backend knows CollSymmetric and Default.");
    }

    /// <summary>Keeps a window.</summary>
    internal void Add(MemoryWindow window, in Operand memory, in PeerAddresses addresses, IDisposable mapping) =>
        _windows.Add(window, new PeerWindow(_made++, memory, addresses, mapping));

    /// <summary>Forgets a window.</summary>
    /// <returns>What held it; <see langword="null"/> if there is no such window any more.</returns>
    internal IDisposable? Remove(MemoryWindow window) => _windows.Remove(window, out PeerWindow? removed) ? removed.Mapping : null;

    /// <summary>Forgets all windows, and ends what held them.</summary>
    internal void Clear()
    {
        foreach (PeerWindow window in _windows.Values)
            window.Mapping.Dispose();
        _windows.Clear();
    }

    /// <summary>Where all ranks' buffers of a call are, if every buffer that others touch is in a window.</summary>
    /// <remarks>
    /// Of a rooted operation only what every rank has can be found at the same place: where the root alone receives, the others do
    /// not know where.
    /// </remarks>
    internal PeerReach? Reach(in CollectiveCall call)
    {
        (bool send, bool recv) = call.Kind switch
        {
            CollectiveKind.AllReduce => (true, true),
            CollectiveKind.ReduceScatter => (true, false),
            CollectiveKind.AllGather or CollectiveKind.AllToAll or CollectiveKind.Broadcast or CollectiveKind.Scatter => (false, true),
            _ => (false, false),
        };
        if (!send && !recv)
            return null;
        uint fingerprint = PeerFingerprint.Of(call);
        long places = PeerAlignment.OfBlocks(call);
        return Find(call.Send, send, ref fingerprint, ref places) is { } sends && Find(call.Recv, recv, ref fingerprint, ref places) is { } recvs
            ? new PeerReach(sends, recvs, PeerAlignment.Of(places), fingerprint)
            : null;
    }

    private PeerAddresses? Find(in Operand operand, bool everywhere, ref uint fingerprint, ref long places)
    {
        Span<long> addresses = stackalloc long[size];
        addresses.Clear();
        addresses[rank] = operand.Pointer;
        if (!everywhere)
            return PeerAddresses.Of(addresses);
        // Of several the oldest: the same one on every rank.
        PeerWindow? found = null;
        foreach (PeerWindow window in _windows.Values)
        {
            if (window.Holds(operand) && (found is null || window.Number < found.Number))
                found = window;
        }

        if (found is null)
            return null;
        long offset = operand.Pointer - found.Memory.Pointer;
        places |= offset; // windows begin at more than a pack's multiple
        fingerprint = PeerFingerprint.And(PeerFingerprint.And(fingerprint, found.Number), offset);
        return found.Addresses.Plus(offset);
    }
}
