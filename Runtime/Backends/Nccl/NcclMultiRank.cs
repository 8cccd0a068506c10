using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Several ranks on one device, which NCCL takes only where it is told to.</summary>
internal static class NcclMultiRank
{
    internal const string Setting = "NCCL_MULTI_RANK_GPU_ENABLE";

    /// <summary>What to do about two ranks of a communicator on one device.</summary>
    internal const string Advice = "NCCL 2.30.3 and newer take two ranks on one device if " + Setting + "=1 is set before the process starts; "
        + "otherwise give each rank a device of its own.";

    private const int MostRanks = 2;

    /// <summary>The first version that takes two ranks on one device.</summary>
    internal static NcclVersion FirstVersion => new(2, 30, 3);

    /// <summary>Throws if ranks of this process share a device and the library does not take that.</summary>
    /// <param name="version">The version loaded.</param>
    /// <param name="setting">Reads one of NCCL's settings.</param>
    /// <param name="ranks">Each rank, with its device's number.</param>
    internal static void Check(NcclVersion version, Func<string, string?> setting, IEnumerable<(int Rank, int Device)> ranks)
    {
        foreach (IGrouping<int, (int Rank, int Device)> shared in ranks.GroupBy(rank => rank.Device).Where(group => group.Count() > 1))
        {
            string names = string.Join(" and ", shared.Select(rank => rank.Rank).Order());
            if (version < FirstVersion || !NcclSettings.IsOn(Setting, setting))
            {
                string state = version < FirstVersion ? $"the library loaded is {version}" : $"{Setting} is {setting(Setting) ?? "not set"}";
                throw new NotSupportedException($"Ranks {names} are both to take CUDA device {shared.Key}, and {state}. {Advice}");
            }

            if (shared.Count() > MostRanks)
                throw new NotSupportedException($"Ranks {names} are all to take CUDA device {shared.Key}; NCCL takes at most {MostRanks} ranks on one.");
        }
    }
}
