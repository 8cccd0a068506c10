namespace TypedCollectives.Tests;

public sealed class SysfsReaderTests : IDisposable
{
    private readonly FakeSysfs _sysfs = new();

    [Fact]
    public void A_port_is_read_in_full()
    {
        _sysfs.Add("mlx5_0", "0000:3a:00.0/0000:3b:00.1", rate: "400 Gb/sec (4X NDR)", guid: "b8ce:f603:00aa:1234");
        InfiniBandReading reading = SysfsReader.Read(_sysfs.Class);
        InfiniBandPort port = Assert.Single(reading.Ports);
        Assert.Equal(
            new InfiniBandPort
            {
                Device = "mlx5_0",
                Port = 1,
                LinkLayer = InfiniBandLinkLayer.InfiniBand,
                State = "ACTIVE",
                MegabitsPerSecond = 400_000,
                Guid = 0xb8cef60300aa1234,
                PciPath = port.PciPath,
            },
            port);
        Assert.EndsWith("/devices/pci0000:3a/0000:3a:00.0/0000:3b:00.1", port.PciPath);
        Assert.Empty(reading.Failures);
        Assert.Equal(_sysfs.Class, reading.Source);
    }

    [Theory]
    [InlineData("2.5 Gb/sec (1X SDR)", 2_500)]
    [InlineData("40 Gb/sec (4X QDR)", 40_000)]
    [InlineData("56 Gb/sec (4X FDR)", 56_000)]
    [InlineData("200 Gb/sec (4X HDR)", 200_000)]
    [InlineData("800 Gb/sec (4X XDR)", 800_000)]
    public void The_rate_is_that_of_all_lanes(string rate, long megabits)
    {
        _sysfs.Add("mlx5_0", "0000:3b:00.0", rate: rate);
        Assert.Equal(megabits, Assert.Single(SysfsReader.Read(_sysfs.Class).Ports).MegabitsPerSecond);
    }

    [Fact]
    public void Devices_and_ports_are_in_the_order_of_their_numbers()
    {
        _sysfs.Add("mlx5_10", "0000:3b:00.0").Add("mlx5_2", "0000:3c:00.0").Add("mlx5_2", "0000:3c:00.0", port: 2)
            .Add("mlx5_2", "0000:3c:00.0", port: 10);
        Assert.Equal(
            ["mlx5_2:1", "mlx5_2:2", "mlx5_2:10", "mlx5_10:1"],
            SysfsReader.Read(_sysfs.Class).Ports.Select(port => port.ToString()));
    }

    [Fact]
    public void A_device_that_cannot_be_read_does_not_hide_the_others()
    {
        _sysfs.Add("mlx5_0", "0000:3b:00.0").Add("mlx5_1", "0000:3c:00.0").Add("mlx5_2", "0000:3d:00.0", rate: "unknown");
        _sysfs.Remove("mlx5_0", "sys_image_guid");
        InfiniBandReading reading = SysfsReader.Read(_sysfs.Class);
        Assert.Equal(["mlx5_1:1"], reading.Ports.Select(port => port.ToString()));
        Assert.Equal(2, reading.Failures.Count);
        Assert.StartsWith("mlx5_0: ", reading.Failures[0]);
        Assert.StartsWith("mlx5_2: ", reading.Failures[1]);
    }

    [Fact]
    public void A_machine_without_the_folder_has_no_ports() =>
        Assert.Empty(SysfsReader.Read(Path.Join(_sysfs.Class, "none")).Ports);

    public void Dispose() => _sysfs.Dispose();
}
