namespace TypedCollectives;

/// <summary>One rank that is to be made: what its author asked for.</summary>
/// <param name="Id">The id all ranks have.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Size">The number of ranks.</param>
/// <param name="Device">The number of its device, if it was given.</param>
/// <param name="Options">The options.</param>
internal sealed record RankInit(UniqueId Id, int Rank, int Size, int? Device, CommunicatorOptions Options)
{
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
