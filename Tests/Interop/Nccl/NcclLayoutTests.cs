using System.Globalization;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Nccl;

public class NcclLayoutTests
{
    /// <summary>The documented layout of NCCL 2.32, so that a mistake is seen without a C compiler too.</summary>
    public static TheoryData<string, int> DocumentedOffsets => new()
    {
        { "size", 0 }, { "magic", 8 }, { "version", 12 }, { "blocking", 16 }, { "cgaClusterSize", 20 }, { "minCTAs", 24 },
        { "maxCTAs", 28 }, { "netName", 32 }, { "splitShare", 40 }, { "trafficClass", 44 }, { "commName", 48 },
        { "collnetEnable", 56 }, { "CTAPolicy", 60 }, { "shrinkShare", 64 }, { "nvlsCTAs", 68 }, { "nChannelsPerNetPeer", 72 },
        { "nvlinkCentricSched", 76 }, { "graphUsageMode", 80 }, { "numRmaCtx", 84 }, { "maxP2pPeers", 88 },
        { "graphStreamOrdering", 92 }, { "launchOrderImplicit", 96 }, { "numRmaSig", 100 }, { "rmaEagerInit", 104 },
        { "hostCftMode", 108 }, { "nvlsHostMode", 112 },
    };

    [Theory]
    [MemberData(nameof(DocumentedOffsets))]
    public void EveryOptionIsWhereItIsDocumented(string field, int offset) =>
        Assert.Equal(offset, NcclLayout.ConfigOffsets()[field]);

    [Fact]
    public void EveryFieldIsChecked() => Assert.Equal(
        typeof(NcclConfig).GetFields().Count(field => !field.IsStatic),
        DocumentedOffsets.Count);

    [Fact]
    public void SizesAreTheDocumentedOnes()
    {
        Dictionary<string, int> sizes = NcclLayout.Sizes();
        Assert.Equal(120, sizes["ncclConfig_t"]);
        Assert.Equal(128, sizes["ncclUniqueId"]);
        Assert.Equal(24, sizes["ncclSimInfo_t"]);
        Assert.Equal(16, sizes["ncclWaitSignalDesc_t"]);
        Assert.Equal(24, sizes["ncclConfigExt_t"]);
        Assert.Equal(72, sizes["ncclCollConfig_t"]);
        Assert.Equal(32, sizes["ncclEncryptionConfig_t"]);
        string[] enums =
        [
            "ncclResult_t", "ncclDataType_t", "ncclRedOp_t", "ncclScalarResidence_t", "ncclCommMemStat_t", "ncclHostCftMode_t",
            "ncclNvlsHostMode_t",
        ];
        Assert.All(enums, type => Assert.Equal(4, sizes[type]));
    }

    [Fact]
    public void CAgreesOnEverySizeOffsetAndValue()
    {
        CCompiler.Require();
        using TemporaryFolder folder = new();
        string program = CCompiler.Program("nccl_layout.c", Path.Join(folder.Path, "nccl_layout"));
        SortedDictionary<string, string> native = new(Processes.Run(program, [])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1]));

        SortedDictionary<string, string> managed = new(NcclSmallLayout.InitializerBytes())
        {
            ["initializer"] = NcclLayout.InitializerBytes(),
        };
        Add("sizeof({0})", NcclLayout.Sizes());
        Add("ncclConfig_t.{0}", NcclLayout.ConfigOffsets());
        Add("{0}", NcclSmallLayout.Offsets());
        Add("{0}", NcclLayout.Values());

        Assert.Equal(native.AsEnumerable(), managed);

        void Add(string format, Dictionary<string, int> facts)
        {
            foreach ((string name, int value) in facts)
            {
                managed.Add(format.Replace("{0}", name, StringComparison.Ordinal), value.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
