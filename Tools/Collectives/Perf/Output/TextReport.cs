using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>nccl-tests' output, column for column.</summary>
internal sealed class TextReport(TextWriter output) : IPerfReport
{
    private const string NotChecked = "   N/A";

    private string _program = "";
    private bool _reportCpuTime;
    private BufferRegistration _registration;

    public void Begin(PerfSettings settings, CommunicatorClique clique)
    {
        _program = $"{settings.Operation.Name}_perf";
        _reportCpuTime = settings.ReportCpuTime;
        _registration = settings.Registration;
        string step = settings.StepFactor > 1 ? Text($"{settings.StepFactor}(factor)") : Text($"{settings.StepBytes}(bytes)");
        Line($"# TypedCollectives version {ToolVersion.Text}");
        Line($"# Collective test starting: {_program}");
        string sizes = Text($"minBytes {settings.MinBytes} maxBytes {settings.MaxBytes} step: {step}");
        string calls = Text($"warmup iters: {settings.WarmupIterations} iters: {settings.Iterations} agg iters: {settings.AggregatedIterations}");
        Line($"# nThread {settings.Threads} nGpus {settings.RanksPerThread} {sizes} {calls} validation: {settings.CheckIterations}");
        Line($"#");
        Line($"# Using backend {clique.BackendReason}");
        Line($"# Using devices");
        foreach (RankDescription rank in RankDescription.Of(clique))
        {
            string place = Text($"Pid {rank.ProcessId,6} on {rank.HostName,10} device {rank.Device,2} [{rank.Address}] {rank.DeviceName}");
            Line($"#  Rank {rank.Rank,2} Group {0,2} {place}, {rank.Backend}");
        }

        if (settings.IsLimited)
        {
            Line($"#");
            Line($"# Reducing maxBytes to {settings.MaxBytes} due to memory limitation");
        }
    }

    public void BeginResults(bool isSymmetric)
    {
        if (_registration == BufferRegistration.Local)
            Line($"# Using registered buffers");
        else if (_registration == BufferRegistration.Symmetric)
            Line($"# Using {(isSymmetric ? "symmetric windows" : "windows that are NOT symmetric: the devices or their links do not allow it")}");
        Line($"#");
        Line($"# {"",10}  {"",12}  {"",8}  {"",6}  {"",6}           out-of-place                       in-place          ");
        Header("size", "count", "type", "redop", "root", _reportCpuTime ? "cputime" : "time", "algbw", "busbw", "#wrong");
        Header("(B)", "(elements)", "", "", "", "(us)", "(GB/s)", "(GB/s)", "");
    }

    public void Row(ResultRow row) => Line(
        $"{row.Bytes,12}  {row.Count,12}  {row.Type,8}  {row.Reduction,6}  {row.Root,6}{Half(row.OutOfPlace)}{Half(row.InPlace)}");

    public void End(Summary summary)
    {
        Line($"# {"Out of bounds values",-20} : {summary.FailedChecks} {(summary.FailedChecks == 0 ? "OK" : "FAILED")}");
        Line($"# {"Avg bus bandwidth",-20} : {NumberText.General(summary.AverageBusBandwidth)} ");
        Line($"#");
        Line($"# Collective test concluded: {_program}");
        Line($"#");
    }

    private void Header(
        string size, string count, string type, string reduction, string root, string time, string algorithm, string bus, string wrong)
    {
        string half = Text($"{time,7}  {algorithm,6}  {bus,6}  {wrong,6}");
        Line($"# {size,10}  {count,12}  {type,8}  {reduction,6}  {root,6}  {half}  {half} ");
    }

    private static string Half(in Measurement? half)
    {
        if (half is not { } measured)
            return Text($"  {"N/A",7}  {"N/A",6}  {"N/A",6}  {NotChecked}");

        string wrong = measured.Wrong is { } count ? NumberText.General(count).PadLeft(6) : NotChecked;
        string time = NumberText.Fit(measured.Microseconds, 7);
        return Text(
            $"  {time}  {NumberText.Fit(measured.AlgorithmBandwidth, 6)}  {NumberText.Fit(measured.BusBandwidth, 6)}  {wrong}");
    }

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
