namespace TypedCollectives.Tools;

/// <summary>Where a rank runs.</summary>
/// <param name="Rank">The rank.</param>
/// <param name="LocalRank">Its number among those of its host.</param>
/// <param name="LocalSize">How many run there.</param>
/// <param name="Host">The host.</param>
internal sealed record Placement(int Rank, int LocalRank, int LocalSize, Host Host)
{
    /// <summary>Fills one host after the other.</summary>
    /// <param name="ranks">How many ranks; null for one in each slot.</param>
    /// <param name="hosts">The hosts.</param>
    internal static IReadOnlyList<Placement> Assign(int? ranks, IReadOnlyList<Host> hosts)
    {
        int slots = hosts.Sum(host => host.Slots);
        if (ranks > slots)
            throw new ArgumentException($"{ranks} ranks do not fit into {slots} slots on {hosts.Count} hosts.");

        var places = new List<Placement>();
        int left = ranks ?? slots;
        foreach (Host host in hosts)
        {
            int here = Math.Min(host.Slots, left);
            for (int local = 0; local < here; local++)
                places.Add(new Placement(places.Count, local, here, host));
            left -= here;
        }

        return places;
    }
}
