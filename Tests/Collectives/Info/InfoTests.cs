using System.Net;
using System.Text.Json;
using Spectre.Console;

namespace TypedCollectives.Tools.Tests;

public sealed class InfoTests
{
    private static readonly EnvironmentReport Report = new(
        [
            new DeviceReport(DeviceKind.Cuda, 0, "NVIDIA [test]", 80L << 30, [1]),
            new DeviceReport(DeviceKind.Cuda, 1, "NVIDIA [test]", 80L << 30, [0]),
            new DeviceReport(DeviceKind.Host, 0, "2 processors", 8L << 30, []),
        ],
        [new BackendReport(BackendKind.Nccl, false, "libnccl.so.2 was not found"), new BackendReport(BackendKind.Host, true, "SIMD")],
        [
            new LibraryReport("CUDA driver", "/lib/libcuda.so.1", "12.8", "loader path"),
            new LibraryReport("NCCL", null, null, "Tried:\n  here"),
            new LibraryReport("RDMA verbs", "/lib/libibverbs.so.1", null, "loader path"),
        ],
        "Peer: 2 CUDA devices of one process",
        new NetworkReport(
            [
                new NetworkInterfaceAddress("lo", IPAddress.Loopback, IPAddress.Parse("255.0.0.0"), IsRunning: true, IsLoopback: true),
                new NetworkInterfaceAddress("eth0", IPAddress.Parse("10.0.0.5"), IPAddress.Parse("255.255.255.0"), false, false),
            ],
            new InterfaceSelection([], "NCCL_SOCKET_IFNAME=eth0 takes no interface"),
            new InfiniBandReport(
                [
                    new InfiniBandPort
                    {
                        Device = "mlx5_0",
                        Port = 1,
                        LinkLayer = InfiniBandLinkLayer.Ethernet,
                        State = "ACTIVE",
                        MegabitsPerSecond = 400_000,
                        Guid = 0xb8cef60300aa1234,
                        PciPath = "/sys/devices/0000:3b:00.0",
                    },
                ],
                ["mlx5_1:1: its state is DOWN"],
                "/lib/libibverbs.so.1",
                null),
            new DataNetworkChoice(
                [new DataNetworkCandidate("libnccl-net.so", false, "no such file"), new DataNetworkCandidate("IB", true, "mlx5_0:1")]))
        {
            Warnings = ["too old"],
        });

    [Fact]
    public void Json_parses_and_keeps_its_names()
    {
        (int exitCode, string output, string error) = Tool.Run("info", "--json");
        Assert.Equal((0, ""), (exitCode, error));
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(["version", "devices", "backends", "libraries", "auto", "network"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["kind", "index", "name", "memoryBytes", "peerAccess"],
            root.GetProperty("devices")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["nccl", "peer", "host"], root.GetProperty("backends").EnumerateArray().Select(backend => backend.GetProperty("kind").GetString()));
        Assert.Equal(
            ["name", "path", "version", "explanation"],
            root.GetProperty("libraries")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["interfaces", "bootstrap", "infiniBand", "data", "warnings"],
            root.GetProperty("network").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Json_has_addresses_and_adapters_as_text()
    {
        using JsonDocument document = JsonDocument.Parse(InfoJson.Of(Report));
        JsonElement network = document.RootElement.GetProperty("network");
        Assert.Equal(
            """{"name":"eth0","address":"10.0.0.5","prefixLength":24,"isRunning":false,"isLoopback":false}""",
            JsonSerializer.Serialize(network.GetProperty("interfaces")[1]));
        Assert.Equal(JsonValueKind.Null, network.GetProperty("bootstrap").GetProperty("address").ValueKind);
        JsonElement port = network.GetProperty("infiniBand").GetProperty("ports")[0];
        Assert.Equal("b8cef60300aa1234", port.GetProperty("guid").GetString());
        Assert.Equal("ethernet", port.GetProperty("linkLayer").GetString());
        Assert.Equal("IB", network.GetProperty("data").GetProperty("taken").GetString());
    }

    [Fact]
    public void Text_is_plain()
    {
        using var output = new StringWriter { NewLine = "\n" };
        InfoText.Write(Report, output);
        Assert.Equal(
            $"""
            TypedCollectives {ToolVersion.Text}
            Auto: Peer: 2 CUDA devices of one process

            Devices
              cuda:0   NVIDIA [test], 80.0 GiB, reads cuda:1
              cuda:1   NVIDIA [test], 80.0 GiB, reads cuda:0
              host:0   2 processors, 8.0 GiB

            Backends
              Nccl     no   libnccl.so.2 was not found
              Host     yes  SIMD

            Libraries
              CUDA driver: 12.8, /lib/libcuda.so.1
                loader path
              NCCL: not found
                Tried:
                  here
              RDMA verbs: /lib/libibverbs.so.1
                loader path

            Network
              lo 127.0.0.1/8
              eth0 10.0.0.5/24 (not running)
              Bootstrap: none: NCCL_SOCKET_IFNAME=eth0 takes no interface
              InfiniBand: 1 ports, from /lib/libibverbs.so.1
                mlx5_0:1 Ethernet, 400 Gb/s, adapter b8cef60300aa1234, /sys/devices/0000:3b:00.0
                not taken: mlx5_1:1: its state is DOWN
              Data between machines: IB
                libnccl-net.so: no, no such file
                IB: yes, mlx5_0:1
              Warning: too old

            """,
            output.ToString());
    }

    [Fact]
    public void Tables_hold_the_same()
    {
        using var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        InfoTables.Write(Report, console);
        string text = output.ToString();
        Assert.All(
            ["Peer: 2 CUDA devices", "NVIDIA [test]", "80.0 GiB", "libnccl.so.2 was not found", "not found", "12.8", "10.0.0.5/24", "Bootstrap: none", "Warning: too old"],
            (string expected) => Assert.Contains(expected, text));
    }

    [Fact]
    public void The_command_prints_text_when_it_is_not_on_a_terminal()
    {
        (int exitCode, string output, _) = Tool.Run("info");
        Assert.Equal(0, exitCode);
        Assert.StartsWith($"TypedCollectives {ToolVersion.Text}\nAuto: ", output);
    }
}
