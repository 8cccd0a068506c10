using System.Text.Json;

namespace TypedCollectives.Tools.Tests;

/// <summary>The ports as the verbs library gives them: a stand-in for it, in a process of its own.</summary>
public sealed class InfiniBandInfoTests : IDisposable
{
    private static readonly string[] PortProperties =
        ["device", "port", "linkLayer", "state", "megabitsPerSecond", "guid", "maxQueuePairs", "rail", "plane"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_ports_of_the_verbs_library_are_recorded_and_carry_the_data()
    {
        JsonElement network = Network();
        JsonElement infiniBand = network.GetProperty("infiniBand");
        Assert.Equal(
            [
                "mlx5_0 1 infiniBand ACTIVE 400000 b8cef603aa001234 131072 -1 -1",
                "rocep1 1 ethernet ACTIVE 200000 0200000000000000 131072 -1 -1",
            ],
            infiniBand.GetProperty("ports").EnumerateArray().Select(port => string.Join(' ', PortProperties.Select(port.GetProperty))));
        Assert.Equal(
            ["mlx5_1: ibv_open_device failed (Permission denied)", "mlx5_0:2: its state is DOWN"],
            infiniBand.GetProperty("notTaken").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal((true, "mlx5_0:1, rocep1:1"), Probe.Candidate(network, "IB"));
        Assert.Equal("IB", network.GetProperty("data").GetProperty("taken").GetString());
    }

    [Fact]
    public void The_settings_take_ports_away()
    {
        Assert.Equal((true, "rocep1:1"), Probe.Candidate(Network(("NCCL_IB_HCA", "^mlx5")), "IB"));
        Assert.Equal((false, "NCCL_IB_DISABLE=1"), Probe.Candidate(Network(("NCCL_IB_DISABLE", "1")), "IB"));
        Assert.Equal("Socket", Network(("NCCL_NET", "socket")).GetProperty("data").GetProperty("taken").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private JsonElement Network(params IEnumerable<(string Name, string Value)> settings)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Join(folder, "cc"))), "No C compiler (cc) is on the PATH.");
        string library = Path.Join(_folder.Path, "libibverbs.so.1");
        if (!File.Exists(library))
        {
            string source = Path.Join(_folder.Path, "fake_ibverbs.c");
            using (Stream resource = typeof(InfiniBandInfoTests).Assembly.GetManifestResourceStream("fake_ibverbs.c")!)
            using (FileStream file = File.Create(source))
                resource.CopyTo(file);
            ProcessRun.Of("cc", ["-shared", "-fPIC", "-Wall", "-Werror", "-o", library, source]).Succeeded();
        }

        string output = ProcessRun.Of(
            Probe.Command[0], Probe.Command.Skip(1), [.. settings, ("TYPEDCOLLECTIVES_IBVERBS_LIBRARY", library)]).Succeeded();
        return Probe.Network(output);
    }
}
