namespace TypedCollectives;

/// <summary>How a rank's inbox, the memory the other ranks write to, is laid out: flags first, then counters, then flagged blocks, then staging slots.</summary>
/// <remarks>
/// A flag is the 8 bytes a group of one rank writes into another rank's inbox when it has come to a meeting: the meeting's number
/// and the call's fingerprint. Each has a cache line of its own. Flags and slots exist twice, for meetings of even and of odd
/// number: a rank can be one meeting ahead of another, never two, since it needs the other's flag for the one between.
/// </remarks>
internal static class PeerInbox
{
    /// <summary>The most groups a kernel is launched with.</summary>
    internal const int MaxGroups = 132;

    /// <summary>The bytes from one flag to the next: a cache line.</summary>
    internal const int FlagBytes = 128;

    /// <summary>The places in a kernel where groups meet.</summary>
    internal const int Meetings = 2;

    /// <summary>The bytes of all flags.</summary>
    internal const long FlagsBytes = 2L * Meetings * MaxGroups * PeerAddresses.MaxRanks * FlagBytes;

    /// <summary>The most bytes of a block that travel with a flag in each word.</summary>
    internal const long FlaggedBytes = 64 << 10;

    /// <summary>Where the flagged blocks start: for meetings of even and of odd number, one of each rank, in twice their bytes.</summary>
    internal const long FlaggedStart = CountersStart + CountersBytes;

    private const long CountersStart = FlagsBytes;
    private const long CountersBytes = 3L * PeerAddresses.MaxRanks * FlagBytes;

    private const long AllSlotsBytes = 8L << 20;
    private const long MinSlotBytes = 1L << 20;

    /// <summary>Where in a rank's inbox another rank counts; in the upper half of a word, as the number of a meeting.</summary>
    /// <param name="counter">A <see cref="PeerCounter"/>.</param>
    /// <param name="from">The other rank.</param>
    internal static long CounterOf(int counter, int from) => CountersStart + (((counter * PeerAddresses.MaxRanks) + from) * FlagBytes);

    /// <summary>The bytes of a slot: what one rank can stage on another at a time.</summary>
    internal static long SlotBytes(int ranks) => Math.Max(MinSlotBytes, AllSlotsBytes / ranks / FlagBytes * FlagBytes);

    /// <summary>The bytes of an inbox.</summary>
    internal static long Bytes(int ranks) => SlotsStart(ranks) + (2 * ranks * SlotBytes(ranks));

    /// <summary>Where the staging slots start.</summary>
    internal static long SlotsStart(int ranks) => FlaggedStart + (2 * ranks * 2 * FlaggedBytes);
}
