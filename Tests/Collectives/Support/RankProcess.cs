using System.Diagnostics;

namespace TypedCollectives.Tools.Tests;

/// <summary>One rank that is running.</summary>
internal sealed class RankProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    internal RankProcess(IReadOnlyList<string> command, params IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("NCCL_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    internal async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new IOException(await _error);

    internal Task WriteLineAsync(string line, CancellationToken cancellationToken) =>
        _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
