namespace TypedCollectives.Tests;

/// <summary>Which ports NCCL records, on a machine whose PCI order is not that of the devices' numbers.</summary>
public sealed class InfiniBandRulesTests
{
    private static readonly InfiniBandReading Machine = new(
        [
            Port("mlx5_0", 1, "/sys/devices/pci0000:d0/0000:d1:00.0"),
            Port("mlx5_1", 1, "/sys/devices/pci0000:3a/0000:3b:00.0"),
            Port("mlx5_1", 2, "/sys/devices/pci0000:3a/0000:3b:00.0"),
            Port("mlx5_10", 1, "/sys/devices/pci0000:3a/0000:3b:00.1") with { LinkLayer = InfiniBandLinkLayer.Ethernet },
            Port("mlx5_2", 1, "/sys/devices/pci0000:90/0000:91:00.0") with { State = "DOWN" },
            Port("irdma0", 1, "/sys/devices/pci0000:70/0000:71:00.0") with { LinkLayer = InfiniBandLinkLayer.Other },
        ],
        [],
        "test");

    /// <summary>NCCL_IB_HCA, and the ports recorded.</summary>
    public static TheoryData<string?, string> Hcas => new()
    {
        { null, "mlx5_1:1 mlx5_1:2 mlx5_10:1 mlx5_0:1" },
        { "", "mlx5_1:1 mlx5_1:2 mlx5_10:1 mlx5_0:1" },
        { "mlx5", "mlx5_1:1 mlx5_1:2 mlx5_10:1 mlx5_0:1" },
        { "mlx5_1", "mlx5_1:1 mlx5_1:2 mlx5_10:1" },
        { "=mlx5_1", "mlx5_1:1 mlx5_1:2" },
        { "=mlx5_1:2", "mlx5_1:2" },
        { "mlx5_1:1", "mlx5_1:1 mlx5_10:1" },
        { "=mlx5_0,=mlx5_1", "mlx5_0:1" },
        { "=mlx5_0,mlx5_1:1", "mlx5_1:1 mlx5_0:1" },
        { "^mlx5_1", "mlx5_0:1" },
        { "^=mlx5_1", "mlx5_10:1 mlx5_0:1" },
        { "^=mlx5_1:1", "mlx5_1:2 mlx5_10:1 mlx5_0:1" },
        { "^=mlx5_0:1,mlx5_10:2", "mlx5_1:1 mlx5_1:2 mlx5_10:1" },
        { "mlx5_1:", "mlx5_1:1 mlx5_1:2 mlx5_10:1" },
        { "mlx5_1:x", "" },
        { "mlx5_2", "" },
        { "hfi", "" },
        { "^mlx5", "" },
    };

    [Theory]
    [MemberData(nameof(Hcas))]
    public void The_list_takes_devices_and_ports(string? hca, string expected) =>
        Assert.Equal(expected, string.Join(' ', Record(("NCCL_IB_HCA", hca)).Ports));

    [Fact]
    public void What_is_not_taken_is_named_with_the_reason() => Assert.Equal(
        [
            "mlx5_0:1: NCCL_IB_HCA=mlx5_1 does not take it",
            "mlx5_2:1: its state is DOWN",
            "irdma0:1: its link is neither InfiniBand nor Ethernet",
        ],
        Record(("NCCL_IB_HCA", "mlx5_1")).NotTaken);

    [Fact]
    public void Functions_of_one_adapter_share_a_path_and_are_numbered()
    {
        InfiniBandReport report = Record();
        Assert.Equal(
            [
                ("mlx5_1:1", "/sys/devices/pci0000:3a/0000:3b:00.0", 0),
                ("mlx5_1:2", "/sys/devices/pci0000:3a/0000:3b:00.0", 1),
                ("mlx5_10:1", "/sys/devices/pci0000:3a/0000:3b:00.0", 2),
                ("mlx5_0:1", "/sys/devices/pci0000:d0/0000:d1:00.0", 0),
            ],
            report.Ports.Select(port => (port.ToString(), port.PciPath!, port.RealPort)));
    }

    [Theory]
    [InlineData("/sys/devices/0000:3b:00.1", true, "/sys/devices/0000:3b:00.0")]
    [InlineData("/sys/devices/0000:3b:02.3", true, "/sys/devices/0000:3b:00.0")]
    [InlineData("/sys/devices/0000:3b:02.3", false, "/sys/devices/0000:3b:02.0")]
    [InlineData(null, true, null)]
    public void Virtual_functions_are_merged_unless_the_setting_says_no(string? path, bool merges, string? expected) =>
        Assert.Equal(expected, InfiniBandRules.MergedPath(path, merges));

    [Fact]
    public void Devices_keep_their_order_where_the_setting_says_so() => Assert.Equal(
        "mlx5_0:1 mlx5_1:1 mlx5_1:2 mlx5_10:1", string.Join(' ', Record(("NCCL_IB_DEVICE_PCI_ORDER", "0")).Ports));

    [Fact]
    public void A_device_without_a_path_is_last()
    {
        InfiniBandReading reading = Machine with { Ports = [Port("rxe0", 1, null), .. Machine.Ports] };
        Assert.Equal("rxe0:1", InfiniBandRules.Record(reading, _ => null, null).Ports[^1].ToString());
    }

    [Fact]
    public void Rails_and_planes_come_from_the_entry_that_matches()
    {
        InfiniBandReport report = Record(("NCCL_IB_HCA", "=mlx5_0:1:3:7,mlx5_1:2::4,mlx5_1:1"));
        Assert.Equal(
            [("mlx5_1:1", -1, -1), ("mlx5_1:2", -1, 4), ("mlx5_0:1", 3, 7)],
            report.Ports.Select(port => (port.ToString(), port.Rail, port.Plane)));
        Assert.All(Record(("NCCL_IB_HCA", "^=mlx5_9:1:3:7")).Ports, port => Assert.Equal((-1, -1), (port.Rail, port.Plane)));
    }

    [Fact]
    public void At_most_32_entries_and_32_ports_count()
    {
        var reading = new InfiniBandReading([.. Enumerable.Range(0, 40).Select(i => Port($"mlx5_{i}", 1, null))], [], "test");
        Assert.Equal(32, InfiniBandRules.Record(reading, _ => null, null).Ports.Count);
        Assert.Equal("mlx5_32:1: NCCL takes 32 ports", InfiniBandRules.Record(reading, _ => null, null).NotTaken[0]);

        string hca = $"={string.Join(',', Enumerable.Range(0, 32).Select(i => $"none{i}"))},mlx5_0";
        Assert.Empty(InfiniBandRules.Record(reading, name => name == "NCCL_IB_HCA" ? hca : null, null).Ports);
    }

    [Fact]
    public void The_reason_why_there_is_no_InfiniBand_is_the_first_NCCL_meets()
    {
        Assert.Null(Record().UnusableReason);
        Assert.Equal("NCCL_IB_DISABLE=1", Record(("NCCL_IB_DISABLE", "1")).UnusableReason);
        Assert.Null(Record(("NCCL_IB_DISABLE", "0")).UnusableReason);
        Assert.Equal("no library", InfiniBandRules.Record(Machine, _ => null, "no library").UnusableReason);
        Assert.Equal(
            "there is no InfiniBand or RoCE device", InfiniBandRules.Record(Machine with { Ports = [] }, _ => null, null).UnusableReason);
        Assert.Equal(
            "no port qualifies (mlx5_2:1: its state is DOWN)",
            InfiniBandRules.Record(Machine with { Ports = [Machine.Ports[4]] }, _ => null, null).UnusableReason);
    }

    [Theory]
    [InlineData(1, 1, 2_500)]
    [InlineData(4, 2, 40_000)]
    [InlineData(8, 2, 40_000)]
    [InlineData(16, 2, 56_000)]
    [InlineData(32, 2, 100_000)]
    [InlineData(64, 16, 100_000)]
    [InlineData(128, 2, 400_000)]
    [InlineData(256, 4, 1_600_000)]
    [InlineData(32, 8, 300_000)]
    [InlineData(0, 0, 400_000)]
    public void The_speed_is_that_of_the_lowest_bits(uint speed, uint width, long megabits) =>
        Assert.Equal(megabits, VerbsReader.Speed(speed, width));

    private static InfiniBandReport Record(params (string Name, string? Value)[] settings) =>
        InfiniBandRules.Record(Machine, name => settings.FirstOrDefault(setting => setting.Name == name).Value, null);

    private static InfiniBandPort Port(string device, int port, string? path) => new()
    {
        Device = device,
        Port = port,
        LinkLayer = InfiniBandLinkLayer.InfiniBand,
        State = "ACTIVE",
        MegabitsPerSecond = 100_000,
        Guid = 1,
        PciPath = path,
    };
}
