namespace TypedCollectives;

/// <summary>One rank that is to be made: what its author asked for.</summary>
/// <param name="Id">The id all ranks have.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Size">The number of ranks.</param>
/// <param name="Device">The number of its device, if it was given.</param>
/// <param name="Options">The options.</param>
internal sealed record RankInit(UniqueId Id, int Rank, int Size, int? Device, CommunicatorOptions Options)
{
    /// <summary>The ids after the first one, if the ranks meet at several.</summary>
    internal IReadOnlyList<UniqueId> MoreIds { get; private init; } = [];

    /// <summary>Whether the rank joins a communicator that is there already.</summary>
    internal bool IsGrowth { get; private init; }

    /// <summary>Checks what can be checked without the others, of ranks that meet at several ids.</summary>
    internal static RankInit Checked(IReadOnlyList<UniqueId> ids, int rank, int size, int? device, CommunicatorOptions? options)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count < 1 || ids.Count > size)
            throw new ArgumentException($"There are {ids.Count} ids for {size} ranks: there is at least one, and no more than ranks.", nameof(ids));
        if (ids.Distinct().Count() < ids.Count)
            throw new ArgumentException("An id is given twice: each makes its own root.", nameof(ids));
        RankInit init = Checked(ids[0], rank, size, device, options);
        foreach (UniqueId id in ids.Skip(1))
            _ = Checked(id, rank, size, device, options);
        return init with { MoreIds = [.. ids.Skip(1)] };
    }

    /// <summary>Checks what can be checked without the others, of a new rank.</summary>
    internal static RankInit CheckedGrowth(UniqueId id, int rank, int size, int? device, CommunicatorOptions? options)
    {
        RankInit init = Checked(id, rank, size, device, options);
        if (id.Describe().ParentRanks is var old && rank < old)
            throw new ArgumentOutOfRangeException(nameof(rank), rank, $"The communicator has {old} ranks already: new ones are {old} to {size - 1}.");
        NcclGrowth.RefuseCommId("Join");
        return init with { IsGrowth = true };
    }

    /// <summary>Checks what can be checked without the others.</summary>
    internal static RankInit Checked(UniqueId id, int rank, int size, int? device, CommunicatorOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if ((uint)rank >= (uint)size)
            throw new ArgumentOutOfRangeException(nameof(rank), rank, $"A rank of {size} is 0 to {size - 1}.");
        if (device is < 0)
            throw new ArgumentOutOfRangeException(nameof(device), device, "Devices are numbered from 0.");
        if (id.EndPoint is null)
            throw new ArgumentException($"The id holds no address to meet at ({id.Describe()}): make it with UniqueId.Create on one rank, and give all ranks its bytes.", nameof(id));
        return new RankInit(id, rank, size, device, options ?? new());
    }
}
