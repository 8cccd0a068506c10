namespace TypedCollectives;

/// <summary>How a rank's part of a reduction is cut where the copy engines carry it.</summary>
/// <remarks>
/// An engine stands still for some microseconds between two pieces, and nothing hides the reduction of the last one: so they are
/// long, and towards the end each is half of what is left.
/// </remarks>
/// <param name="Most">The packs of the longest piece.</param>
/// <param name="Least">The packs of the shortest one, unless less is left.</param>
internal readonly record struct PeerPieces(long Most, long Least)
{
    /// <summary>The pieces among some ranks.</summary>
    /// <param name="tuning">How long they are, the shares of all other ranks together.</param>
    /// <param name="size">How many ranks there are.</param>
    internal static PeerPieces Of(PeerTuning tuning, int size) =>
        new(Math.Max(1, PacksOf(tuning.EnginePieceBytes, size)), Math.Max(1, PacksOf(tuning.EngineLastBytes, size)));

    /// <summary>The bytes of a slot of staging memory, which holds all other ranks' shares of a piece.</summary>
    internal long SlotBytes(int size) => (size - 1) * Most * PeerKernels.PackBytes;

    /// <summary>The packs of the next piece.</summary>
    /// <param name="left">The packs that are left.</param>
    internal long Next(long left)
    {
        long wanted = left <= Least + (Least / 2) ? left : Math.Max(Least, left / 2);
        return Math.Min(Most, wanted);
    }

    /// <summary>How many pieces a part has.</summary>
    internal long CountOf(long packs)
    {
        long count = 0;
        for (long left = packs; left > 0; count++)
            left -= Next(left);
        return count;
    }

    private static long PacksOf(long bytes, int size) => bytes / (size - 1) / PeerKernels.PackBytes;
}
