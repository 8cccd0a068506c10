using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

public class NcclConfigTests
{
    [Fact]
    public unsafe void CreateFillsTheHeaderAndSetsNothing()
    {
        NcclConfig config = NcclConfig.Create();

        Assert.Equal((nuint)sizeof(NcclConfig), config.Size);
        Assert.Equal(0xcafebeefu, config.Magic);
        Assert.Equal("2.32.3", NcclVersion.FromCode((int)config.Version).ToString());
        Assert.True(config.NetName is null);
        Assert.True(config.CommName is null);
        Assert.All(
            typeof(NcclConfig).GetFields().Where(field => !field.IsStatic && field.FieldType == typeof(int)),
            field => Assert.Equal(int.MinValue, field.GetValue(config)));
    }
}
