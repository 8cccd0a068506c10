using System.Globalization;
using System.Text.Json;

namespace TypedCollectives.Tools.Tests;

public sealed class PerfCommandTests
{
    public static TheoryData<string, string> Operations()
    {
        var data = new TheoryData<string, string>();
        foreach (PerfOperation operation in PerfOperations.All)
        {
            foreach (string ranks in (string[])["-g 2", "-t 2", "-t 2 -g 2", "--ranks 3"])
                data.Add(operation.Name, ranks);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_right_on_the_host(string operation, string ranks)
    {
        foreach (string type in (string[])["int8", "uint64", "half", "float", "bfloat16", "f8e5m2"])
        {
            (int exitCode, string output, string error) = Tool.RunLine(
                $"perf {operation} {ranks} -b 8 -e 4K -f 8 -n 2 -d {type} -o all -r all --backend host");
            Assert.Equal(("", 0), (error, exitCode));
            List<string[]> rows = Tool.Rows(output);
            Assert.All(rows, row => Assert.Equal((13, type, "0"), (row.Length, row[2], row[8])));
            string inPlace = PerfOperations.Named(operation).WorksInPlace ? "0" : "N/A";
            Assert.All(rows, row => Assert.Equal(inPlace, row[12]));
        }
    }

    [Theory]
    [InlineData("all_reduce", 60)]
    [InlineData("reduce", 120)]
    [InlineData("broadcast", 24)]
    [InlineData("all_gather", 12)]
    public void All_of_everything_is_one_row_each(string operation, int rows)
    {
        (int exitCode, string output, _) = Tool.RunLine($"perf {operation} -g 2 -b 64 -e 64 -n 1 -d all -o all -r all --backend host");
        Assert.Equal(0, exitCode);
        Assert.Equal(rows, Tool.Rows(output).Count);
    }

    [Fact]
    public void The_peer_backend_is_right_too()
    {
        (int exitCode, string output, _) = Tool.RunLine("perf all_reduce -g 2 -b 8 -e 512 -f 8 -n 1 -o avg --backend peer");
        Assert.Equal(0, exitCode);
        Assert.Contains("# Using backend Peer: ", output);
        Assert.All(Tool.Rows(output), row => Assert.Equal(("0", "0"), (row[8], row[12])));
    }

    [Fact]
    public void Windows_are_right_and_said_not_to_be_symmetric_where_they_are_not()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "results.json");
        foreach (PerfOperation operation in PerfOperations.All)
        {
            (int exitCode, string output, string error) = Tool.Run(
                "perf", operation.Name, "-t", "2", "-g", "2", "-b", "8", "-e", "5000", "-f", "25", "-n", "2", "-R", "2", "--backend", "peer", "-J", path);
            Assert.Equal(("", 0), (error, exitCode));
            Assert.Contains("\n# Using windows that are NOT symmetric: the devices or their links do not allow it\n#\n", output);
            List<string[]> rows = Tool.Rows(output);
            Assert.Equal(3, rows.Count);
            Assert.All(rows, row => Assert.Equal("0", row[8]));

            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            Assert.Equal(2, document.RootElement.GetProperty("config").GetProperty("local_register").GetInt32());
            Assert.False(document.RootElement.GetProperty("symmetric").GetBoolean());
            File.Delete(path);
        }
    }

    [Fact]
    public void Unchecked_results_are_not_called_right()
    {
        (int exitCode, string output, _) = Tool.RunLine("perf all_gather -g 2 -b 64 -e 64 -c 0 --backend host");
        Assert.Equal(0, exitCode);
        string[] row = Assert.Single(Tool.Rows(output));
        Assert.Equal(("N/A", "N/A"), (row[8], row[12]));
    }

    [Fact]
    public void Cycles_repeat_the_sizes_and_cpu_time_is_named()
    {
        (_, string output, _) = Tool.RunLine("perf broadcast -g 2 -b 64 -e 128 -f 2 -N 3 -C 1 --backend host");
        Assert.Equal(["64", "128", "64", "128", "64", "128"], Tool.Rows(output).Select(row => row[0]));
        Assert.Contains("cputime", output);
    }

    [Fact]
    public void The_output_file_holds_the_rows()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "results.json");
        (int exitCode, string output, _) = Tool.Run(
            "perf", "sendrecv", "-g", "2", "-b", "8", "-e", "4K", "-f", "8", "--backend", "host", "-J", path);
        Assert.Equal(0, exitCode);
        Assert.StartsWith($"# Writing JSON output to {path}\n", output);

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement root = document.RootElement;
        Assert.Equal(3, root.GetProperty("version").GetInt32());
        Assert.Equal("sendrecv", root.GetProperty("args")[1].GetString());
        Assert.Equal(20, root.GetProperty("config").GetProperty("iterations").GetInt32());
        Assert.Equal(0, root.GetProperty("config").GetProperty("local_register").GetInt32());
        Assert.False(root.TryGetProperty("symmetric", out _));
        Assert.Equal(2, root.GetProperty("config").GetProperty("devices").GetArrayLength());
        JsonElement[] rows = [.. root.GetProperty("results").EnumerateArray()];
        Assert.Equal([8, 64, 512, 4096], rows.Select(row => row.GetProperty("size").GetInt64()));
        Assert.All(rows, row => Assert.Equal(0, row.GetProperty("out_of_place").GetProperty("nwrong").GetInt64()));
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("in_place").ValueKind));
        Assert.True(root.GetProperty("out_of_bounds").GetProperty("okay").GetBoolean());
        double average = rows.Average(row => row.GetProperty("out_of_place").GetProperty("bus_bw").GetDouble());
        Assert.Equal(average, root.GetProperty("average_bus_bandwidth").GetProperty("bandwidth").GetDouble(), 6);
        Assert.True(DateTime.TryParse(root.GetProperty("end_time").GetString(), CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public void An_output_file_that_exists_is_kept()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "results.json");
        File.WriteAllText(path, "mine");
        (_, string output, _) = Tool.Run("perf", "broadcast", "-b", "64", "-e", "64", "--backend", "host", "-J", path);
        Assert.StartsWith($"# Writing JSON output to {path}.0\n", output);
        Assert.Equal("mine", File.ReadAllText(path));
        JsonDocument.Parse(File.ReadAllText(path + ".0")).Dispose();
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_one_line()
    {
        using var folder = new TemporaryFolder();
        (int exitCode, _, string error) = Tool.Run(
            "perf", "broadcast", "-b", "64", "-e", "64", "-J", Path.Combine(folder.Path, "missing", "results.json"));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("collectives: Could not find a part of the path", error);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }
}
