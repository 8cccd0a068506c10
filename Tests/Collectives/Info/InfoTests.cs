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
        ],
        "Peer: 2 CUDA devices of one process");

    [Fact]
    public void Json_parses_and_keeps_its_names()
    {
        (int exitCode, string output, string error) = Tool.Run("info", "--json");
        Assert.Equal((0, ""), (exitCode, error));
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(["version", "devices", "backends", "libraries", "auto"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["kind", "index", "name", "memoryBytes", "peerAccess"],
            root.GetProperty("devices")[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["nccl", "peer", "host"], root.GetProperty("backends").EnumerateArray().Select(backend => backend.GetProperty("kind").GetString()));
        Assert.Equal(
            ["name", "path", "version", "explanation"],
            root.GetProperty("libraries")[0].EnumerateObject().Select(property => property.Name));
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
            ["Peer: 2 CUDA devices", "NVIDIA [test]", "80.0 GiB", "libnccl.so.2 was not found", "not found", "12.8"],
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
