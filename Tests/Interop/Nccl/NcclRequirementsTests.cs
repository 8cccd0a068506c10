using System.Reflection;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

public class NcclRequirementsTests
{
    public static TheoryData<string> Functions =>
        [.. typeof(NcclNative).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)];

    public static TheoryData<string> OptionNames =>
        [.. typeof(NcclConfig).GetFields().Where(member => !member.IsStatic).Select(member => member.Name)
            .Except([nameof(NcclConfig.Size), nameof(NcclConfig.Magic), nameof(NcclConfig.Version)])];

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryFunctionHasAFirstVersion(string function) =>
        AssertReleased(NcclRequirements.FirstVersionOf(function), since: new(1, 0, 0));

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void EveryOptionHasAFirstVersion(string option) =>
        AssertReleased(NcclRequirements.FirstVersionOfOption(option), since: new(2, 14, 0));

    [Theory]
    [InlineData(nameof(NcclNative.ncclAlltoAll), "2.28.3")]
    [InlineData(nameof(NcclNative.ncclSend), "2.7.3")]
    [InlineData(nameof(NcclNative.ncclCommInitRankConfig), "2.14.3")]
    [InlineData(nameof(NcclNative.ncclMemAlloc), "2.19.1")]
    public void FirstVersionsAreThoseOfTheHeaders(string function, string version) =>
        Assert.Equal(version, NcclRequirements.FirstVersionOf(function).ToString());

    [Fact]
    public void NewTypesAndOperatorsNeedNewVersions()
    {
        Assert.Equal(new(2, 10, 0), NcclRequirements.FirstVersionOf(NcclDataType.BFloat16));
        Assert.Equal(new(2, 24, 0), NcclRequirements.FirstVersionOf(NcclDataType.Float8E5M2));
        Assert.Equal(new(1, 0, 0), NcclRequirements.FirstVersionOf(NcclDataType.Float32));
        Assert.Equal(new(2, 10, 0), NcclRequirements.FirstVersionOf(NcclRedOp.Avg));
        Assert.Equal(new(1, 0, 0), NcclRequirements.FirstVersionOf(NcclRedOp.Min));
    }

    [Fact]
    public void UnknownNamesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => NcclRequirements.FirstVersionOf("ncclBarrier"));
        Assert.Throws<ArgumentException>(() => NcclRequirements.FirstVersionOfOption("Size"));
    }

    [Fact]
    public void DescriptionNamesBothVersionsAndTheFile() => Assert.Equal(
        "ncclAlltoAll needs NCCL 2.28.3; the library loaded is 2.21.5 (/usr/lib/libnccl.so.2)",
        NcclRequirements.Describe("ncclAlltoAll", new(2, 28, 3), new(2, 21, 5), "/usr/lib/libnccl.so.2"));

    private static void AssertReleased(NcclVersion version, NcclVersion since) =>
        Assert.True(version >= since && version <= NcclVersion.FromCode((int)NcclConfig.LayoutVersion), version.ToString());
}
