using System.Diagnostics;
using System.Globalization;

namespace TypedCollectives.Misuse;

/// <summary>Runs a scenario in a process of its own: it may hang, crash, or leave a device in a bad state.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan TimeToDispose = TimeSpan.FromSeconds(5);

    internal static string Run(IScenario scenario, BackendKind backend, TimeSpan deadline)
    {
        using var process = new Process { StartInfo = StartInfo(scenario, backend) };
        var lines = new ChildLines();
        process.OutputDataReceived += (_, data) => lines.Add(data.Data);
        process.ErrorDataReceived += (_, data) => lines.AddError(data.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        bool ended = lines.WaitForResult(deadline) && process.WaitForExit(TimeToDispose);
        if (!ended && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return lines.Result is { } result
                ? $"{result}; then Dispose hung"
                : string.Create(CultureInfo.InvariantCulture, $"**hang**, killed after {deadline.TotalSeconds:0} s{lines.Progress}");
        }

        process.WaitForExit();
        return process.ExitCode == 0 && lines.Result is { } line ? line + lines.End
            : string.Create(CultureInfo.InvariantCulture, $"{lines.Result ?? "**crash**"}: exit code {process.ExitCode}{lines.Progress}{lines.FirstError}");
    }

    private static ProcessStartInfo StartInfo(IScenario scenario, BackendKind backend)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is not known.");
        var info = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            info.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in (string[])[MisuseCommand.ScenarioOption, scenario.GetType().Name, "--backend", backend.ToString().ToLowerInvariant()])
            info.ArgumentList.Add(argument);
        return info;
    }
}
