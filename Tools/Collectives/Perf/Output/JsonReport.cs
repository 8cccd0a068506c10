using System.Globalization;
using System.Text.Json;

namespace TypedCollectives.Tools;

/// <summary>The results as JSON, under nccl-tests' names; written as they come.</summary>
/// <param name="output">Where to.</param>
/// <param name="arguments">The command line, for the record.</param>
/// <param name="clock">Tells the times of start and end.</param>
internal sealed class JsonReport(Stream output, IReadOnlyList<string> arguments, TimeProvider clock) : IPerfReport, IDisposable
{
    private const int FormatVersion = 3;

    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Indented = true });

    private string _timeName = "time";
    private BufferRegistration _registration;

    public void Begin(PerfSettings settings, CommunicatorClique clique)
    {
        _timeName = settings.ReportCpuTime ? "cpu_time" : "time";
        _registration = settings.Registration;
        _json.WriteStartObject();
        _json.WriteNumber("version", FormatVersion);
        _json.WriteString("start_time", Now());
        _json.WriteStartArray("args");
        foreach (string argument in arguments)
            _json.WriteStringValue(argument);
        _json.WriteEndArray();
        _json.WriteString("typedcollectives_version", ToolVersion.Text);
        _json.WriteString("collective", settings.Operation.Name);
        _json.WriteString("backend", clique.Backend.ToString().ToLowerInvariant());
        _json.WriteString("backend_reason", clique.BackendReason);
        WriteConfiguration(settings, clique);
    }

    public void BeginResults(bool isSymmetric)
    {
        if (_registration == BufferRegistration.Symmetric)
            _json.WriteBoolean("symmetric", isSymmetric);
        _json.WriteStartArray("results");
    }

    public void Row(ResultRow row)
    {
        _json.WriteStartObject();
        _json.WriteNumber("size", row.Bytes);
        _json.WriteNumber("count", row.Count);
        _json.WriteString("type", row.Type);
        _json.WriteString("redop", row.Reduction);
        _json.WriteNumber("root", row.Root);
        WriteHalf("out_of_place", row.OutOfPlace);
        WriteHalf("in_place", row.InPlace);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void End(Summary summary)
    {
        _json.WriteEndArray();
        _json.WriteStartObject("out_of_bounds");
        _json.WriteNumber("count", summary.FailedChecks);
        _json.WriteBoolean("okay", summary.FailedChecks == 0);
        _json.WriteEndObject();
        _json.WriteStartObject("average_bus_bandwidth");
        WriteDouble("bandwidth", summary.AverageBusBandwidth);
        _json.WriteEndObject();
        _json.WriteString("end_time", Now());
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void WriteConfiguration(PerfSettings settings, CommunicatorClique clique)
    {
        _json.WriteStartObject("config");
        _json.WriteNumber("nthreads", settings.Threads);
        _json.WriteNumber("ngpus", settings.RanksPerThread);
        _json.WriteNumber("minimum_bytes", settings.MinBytes);
        _json.WriteNumber("maximum_bytes", settings.MaxBytes);
        if (settings.StepFactor > 1)
            _json.WriteNumber("step_factor", settings.StepFactor);
        else
            _json.WriteNumber("step_bytes", settings.StepBytes);
        _json.WriteNumber("warmup_iters", settings.WarmupIterations);
        _json.WriteNumber("iterations", settings.Iterations);
        _json.WriteNumber("aggregated_iterations", settings.AggregatedIterations);
        _json.WriteNumber("validation", settings.CheckIterations);
        _json.WriteNumber("local_register", (int)settings.Registration);
        _json.WriteStartArray("devices");
        foreach (RankDescription rank in RankDescription.Of(clique))
        {
            _json.WriteStartObject();
            _json.WriteNumber("rank", rank.Rank);
            _json.WriteNumber("group", 0);
            _json.WriteNumber("pid", rank.ProcessId);
            _json.WriteString("hostname", rank.HostName);
            _json.WriteNumber("device", rank.Device);
            _json.WriteString("device_hex", rank.Address);
            _json.WriteString("device_info", rank.DeviceName);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteHalf(string name, in Measurement? half)
    {
        if (half is not { } measured)
        {
            _json.WriteNull(name);
            return;
        }

        _json.WriteStartObject(name);
        WriteDouble(_timeName, measured.Microseconds);
        WriteDouble("alg_bw", measured.AlgorithmBandwidth);
        WriteDouble("bus_bw", measured.BusBandwidth);
        if (measured.Wrong is { } wrong)
            _json.WriteNumber("nwrong", wrong);
        else
            _json.WriteNull("nwrong");
        _json.WriteEndObject();
    }

    private void WriteDouble(string name, double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumber(name, value);
        else
            _json.WriteNull(name);
    }

    private string Now() => clock.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
