using System.Reflection;
using TypedCollectives.Interop.Ibverbs;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Ibverbs;

public unsafe class IbverbsLayoutTests
{
    [Theory]
    [InlineData("sizeof(ibv_device_attr)", 232)]
    [InlineData("ibv_device_attr.sys_image_guid", 72)]
    [InlineData("ibv_device_attr.max_qp", 108)]
    [InlineData("ibv_device_attr.phys_port_cnt", 227)]
    [InlineData("ibv_port_attr.active_width", 43)]
    [InlineData("ibv_port_attr.link_layer", 46)]
    public void TheLayoutIsTheDocumentedOne(string fact, int value) => Assert.Equal($"{value}", IbverbsLayout.Facts()[fact]);

    [Fact]
    public void TheFastSpeedsAreBehindWhatOlderLibrariesKnow()
    {
        IbvPortAttr port;
        Assert.Equal(52, (byte*)&port.ActiveSpeedEx - (byte*)&port);
        Assert.Equal(56, sizeof(IbvPortAttr));
    }

    [Theory]
    [InlineData(typeof(IbvDeviceAttr), "ibv_device_attr.", 0)]
    [InlineData(typeof(IbvPortAttr), "ibv_port_attr.", 1)]
    public void EveryFieldIsChecked(Type type, string prefix, int notInEveryHeader) => Assert.Equal(
        type.GetFields(BindingFlags.Instance | BindingFlags.Public).Length - notInEveryHeader,
        IbverbsLayout.Facts().Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void CAgreesOnEverySizeOffsetAndValue()
    {
        CCompiler.Require();
        using TemporaryFolder folder = new();
        string program = CCompiler.Program("ibverbs_layout.c", Path.Join(folder.Path, "ibverbs_layout"));
        SortedDictionary<string, string> native = new(Processes.Run(program, [])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1]));

        Assert.Equal(native.AsEnumerable(), IbverbsLayout.Facts());
    }
}
