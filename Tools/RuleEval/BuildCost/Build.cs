using System.Diagnostics;

namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>Builds a project in one of the kinds that are compared.</summary>
/// <param name="keepsServers">
/// Whether the compiler stays in memory between builds, as on a developer's machine; else each build starts all of it, as on a
/// build server.
/// </param>
internal sealed class Build(bool keepsServers)
{
    /// <summary>Builds all of it anew.</summary>
    public Task<BuildTime> RunAsync(MeasuredProject project, BuildKind kind, CancellationToken cancellationToken) =>
        RunAsync(project, [$"-p:{MeasuredProject.Kind}={kind}"], cancellationToken);

    /// <summary>Builds it with the generator, which leaves what it writes for the builds of <see cref="BuildKind.SameCode"/>.</summary>
    public Task WriteGeneratedAsync(MeasuredProject project, CancellationToken cancellationToken) => RunAsync(
        project,
        [
            $"-p:{MeasuredProject.Kind}={BuildKind.With}",
            "-p:EmitCompilerGeneratedFiles=true",
            $"-p:CompilerGeneratedFilesOutputPath={MeasuredProject.GeneratedFolder}",
        ],
        cancellationToken);

    private async Task<BuildTime> RunAsync(MeasuredProject project, string[] properties, CancellationToken cancellationToken)
    {
        string[] servers = keepsServers ? [] : ["-p:UseSharedCompilation=false", "-nodeReuse:false", "-maxCpuCount:1"];
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            ["build", "-t:Rebuild", "-v:q", "-nologo", .. properties, .. servers])
        {
            WorkingDirectory = project.Folder,
            RedirectStandardOutput = true,
        };
        TimeSpan? before = keepsServers ? null : ChildProcesses.ProcessorTime();
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The measured project does not build:\n" + output);
        return new BuildTime(elapsed, before is null ? null : ChildProcesses.ProcessorTime() - before);
    }
}
