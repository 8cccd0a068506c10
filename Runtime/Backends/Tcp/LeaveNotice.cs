namespace TypedCollectives;

/// <summary>A rank's goodbye.</summary>
/// <param name="Rank">The rank that left.</param>
/// <param name="Connected">A bit for each rank it had a connection with, which carries its last words itself.</param>
internal sealed record LeaveNotice(int Rank, byte[] Connected)
{
    internal static LeaveNotice Of(int rank, int size, IEnumerable<int> connected)
    {
        var bits = new byte[(size + 7) / 8];
        foreach (int peer in connected)
            bits[peer / 8] |= (byte)(1 << (peer % 8));
        return new LeaveNotice(rank, bits);
    }

    internal bool IsConnected(int rank) => (Connected[rank / 8] & (1 << (rank % 8))) != 0;

    internal ReadOnlyMemory<byte> ToPayload() => new PayloadWriter().Int32(Rank).Bytes(Connected).Written;

    internal static bool TryRead(ReadOnlySpan<byte> payload, int size, out LeaveNotice? notice)
    {
        var reader = new PayloadReader(payload);
        int rank = reader.Int32();
        byte[] connected = reader.Bytes().ToArray();
        bool isValid = reader.IsWhole && (uint)rank < (uint)size && connected.Length == (size + 7) / 8;
        notice = isValid ? new LeaveNotice(rank, connected) : null;
        return isValid;
    }
}
