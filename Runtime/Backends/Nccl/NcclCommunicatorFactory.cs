namespace TypedCollectives;

/// <summary>Makes ranks carried by NCCL that meet through an id.</summary>
internal static class NcclCommunicatorFactory
{
    /// <summary>Makes the ranks of this process; those of one id inside one native group, as NCCL asks of a process with several devices.</summary>
    internal static async Task<RankParts[]> MakeAsync(IReadOnlyList<RankInit> inits, CancellationToken cancellationToken)
    {
        int count = DeviceSet.CountCuda();
        if (count == 0)
            throw new NotSupportedException("The Nccl backend needs CUDA devices, and none was found. Ask for BackendKind.Host to run without them.");
        var parts = new RankParts[inits.Count];
        // NCCL's init holds its thread up until all ranks have come.
        await Task.WhenAll(Enumerable.Range(0, inits.Count).GroupBy(i => (inits[i].Id, inits[i].Size, inits[i].IsGrowth)).Select(group =>
            Task.Run(() => Make(inits, [.. group], count, parts, cancellationToken), CancellationToken.None))).ConfigureAwait(false);
        return parts;
    }

    private static void Make(IReadOnlyList<RankInit> inits, int[] places, int count, RankParts[] parts, CancellationToken cancellationToken)
    {
        RankInit first = inits[places[0]];
        var sets = new List<DeviceSet>();
        try
        {
            foreach (int place in places)
            {
                int device = LocalDevice.ChooseOwn(inits[place].Device, Environment.GetEnvironmentVariable, count);
                if (device >= count)
                    throw new ArgumentOutOfRangeException(nameof(device), device, $"Rank {inits[place].Rank}: there are {count} CUDA devices here, 0 to {count - 1}.");
                sets.Add(DeviceSet.OpenCuda(device, 1));
            }

            NcclLibrary library = NcclLibrary.Load();
            NcclMultiRank.Check(
                library.Version, NcclSettings.Get, places.Select((place, i) => (inits[place].Rank, sets[i].Devices[0].Index)));
            if (!first.IsGrowth && places.Any(place => inits[place].Rank == 0))
                _ = AddressRoot.StartFor(first.Id, 0, first.Options.Timeout, cancellationToken);
            NcclBackend[] backends = NcclRankInit.Init(
                library, new NcclMeeting([first.Id.Native, .. first.MoreIds.Select(id => id.Native)], first.Size, first.IsGrowth),
                [.. places.Select((place, i) => new NcclRankSpec(inits[place].Rank, sets[i].Devices[0], inits[place].Options.Nccl))],
                isBlocking: false, first.Options.Timeout, cancellationToken);
            string asked = first.Options.Backend == BackendKind.Nccl ? "asked for" : $"CUDA devices and {NcclLibrary.Load().Path} found";
            for (int i = 0; i < places.Length; i++)
            {
                parts[places[i]] = new RankParts(
                    sets[i].Devices[0], backends[i], $"Nccl: {asked}; {first.Size} ranks, met at {first.Id.EndPoint}", sets[i]);
            }
        }
        catch
        {
            sets.ForEach(set => set.Dispose());
            throw;
        }
    }
}
