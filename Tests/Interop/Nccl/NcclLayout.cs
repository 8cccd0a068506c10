using System.Globalization;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

/// <summary>What the managed types look like in memory, under the names nccl.h gives the same things.</summary>
internal static unsafe class NcclLayout
{
    /// <summary>The offset of every field of <see cref="NcclConfig"/>.</summary>
    public static Dictionary<string, int> ConfigOffsets()
    {
        NcclConfig config;
        byte* start = (byte*)&config;
        return new Dictionary<string, int>
        {
            ["size"] = (int)((byte*)&config.Size - start),
            ["magic"] = (int)((byte*)&config.Magic - start),
            ["version"] = (int)((byte*)&config.Version - start),
            ["blocking"] = (int)((byte*)&config.Blocking - start),
            ["cgaClusterSize"] = (int)((byte*)&config.CgaClusterSize - start),
            ["minCTAs"] = (int)((byte*)&config.MinCtas - start),
            ["maxCTAs"] = (int)((byte*)&config.MaxCtas - start),
            ["netName"] = (int)((byte*)&config.NetName - start),
            ["splitShare"] = (int)((byte*)&config.SplitShare - start),
            ["trafficClass"] = (int)((byte*)&config.TrafficClass - start),
            ["commName"] = (int)((byte*)&config.CommName - start),
            ["collnetEnable"] = (int)((byte*)&config.CollnetEnable - start),
            ["CTAPolicy"] = (int)((byte*)&config.CtaPolicy - start),
            ["shrinkShare"] = (int)((byte*)&config.ShrinkShare - start),
            ["nvlsCTAs"] = (int)((byte*)&config.NvlsCtas - start),
            ["nChannelsPerNetPeer"] = (int)((byte*)&config.NChannelsPerNetPeer - start),
            ["nvlinkCentricSched"] = (int)((byte*)&config.NvlinkCentricSched - start),
            ["graphUsageMode"] = (int)((byte*)&config.GraphUsageMode - start),
            ["numRmaCtx"] = (int)((byte*)&config.NumRmaCtx - start),
            ["maxP2pPeers"] = (int)((byte*)&config.MaxP2pPeers - start),
            ["graphStreamOrdering"] = (int)((byte*)&config.GraphStreamOrdering - start),
            ["launchOrderImplicit"] = (int)((byte*)&config.LaunchOrderImplicit - start),
            ["numRmaSig"] = (int)((byte*)&config.NumRmaSig - start),
            ["rmaEagerInit"] = (int)((byte*)&config.RmaEagerInit - start),
            ["hostCftMode"] = (int)((byte*)&config.HostCftMode - start),
            ["nvlsHostMode"] = (int)((byte*)&config.NvlsHostMode - start),
        };
    }

    /// <summary>The bytes of a configuration that sets nothing, up to the padding at its end.</summary>
    public static string InitializerBytes()
    {
        NcclConfig config = NcclConfig.Create();
        return Convert.ToHexString(new ReadOnlySpan<byte>(&config, ConfigOffsets()["nvlsHostMode"] + sizeof(int)));
    }

    public static Dictionary<string, int> Sizes() => new()
    {
        ["ncclResult_t"] = sizeof(NcclResult),
        ["ncclDataType_t"] = sizeof(NcclDataType),
        ["ncclRedOp_t"] = sizeof(NcclRedOp),
        ["ncclScalarResidence_t"] = sizeof(NcclScalarResidence),
        ["ncclUniqueId"] = sizeof(NcclUniqueId),
        ["ncclConfig_t"] = sizeof(NcclConfig),
        ["ncclCommMemStat_t"] = sizeof(NcclCommMemStat),
        ["ncclHostCftMode_t"] = sizeof(NcclHostCftMode),
        ["ncclNvlsHostMode_t"] = sizeof(NcclNvlsHostMode),
        ["ncclSimInfo_t"] = sizeof(NcclSimInfo),
        ["ncclWaitSignalDesc_t"] = sizeof(NcclWaitSignalDesc),
        ["ncclConfigExt_t"] = sizeof(NcclConfigExt),
        ["ncclCollConfig_t"] = sizeof(NcclCollConfig),
        ["ncclEncryptionConfig_t"] = sizeof(NcclEncryptionConfig),
    };

    /// <summary>The value of every enum member, by the name nccl.h gives it.</summary>
    public static Dictionary<string, int> Values()
    {
        Dictionary<string, int> values = [];
        Add<NcclResult>("nccl");
        Add<NcclDataType>("nccl");
        Add<NcclRedOp>("nccl");
        Add<NcclScalarResidence>("ncclScalar");
        Add<NcclCommMemStat>("ncclStat");
        Add<NcclHostCftMode>("ncclHostCft");
        Add<NcclNvlsHostMode>("ncclNvlsHostMode");
        Add<NcclWindowFlags>("NCCL_WIN_");
        Add<NcclCtaPolicy>("NCCL_CTA_POLICY_");
        Add<NcclShrinkFlags>("NCCL_SHRINK_");
        Add<NcclSuspendFlags>("NCCL_SUSPEND_");
        Add<NcclEncryptionMode>("NCCL_ENCRYPTION_MODE_");
        return values;

        void Add<TEnum>(string prefix)
            where TEnum : struct, Enum
        {
            foreach (TEnum value in Enum.GetValues<TEnum>())
            {
                values.Add(prefix + NativeName(value.ToString()), Convert.ToInt32(value, CultureInfo.InvariantCulture));
            }
        }
    }

    private static string NativeName(string name) => name switch
    {
        "UInt8" or "UInt32" or "UInt64" => "Uint" + name[4..],
        "BFloat16" => "Bfloat16",
        "Float8E4M3" => "Float8e4m3",
        "Float8E5M2" => "Float8e5m2",
        _ => name,
    };
}
