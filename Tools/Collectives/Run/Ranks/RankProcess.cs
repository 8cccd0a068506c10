using System.Diagnostics;

namespace TypedCollectives.Tools;

/// <summary>A rank that runs: its process, here or on another host, and its output.</summary>
internal sealed class RankProcess : IDisposable
{
    // For the end of the output of a rank that is over. Only a child that left the rank's process group can hold it open.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Task _pumps;

    private RankProcess(Placement place, Process process, RankOutput output)
    {
        Place = place;
        _process = process;
        _pumps = Task.WhenAll(
            PumpAsync(process.StandardOutput, output, isError: false), PumpAsync(process.StandardError, output, isError: true));
        Exit = WaitAsync();
    }

    internal Placement Place { get; }

    internal LastLines LastLines { get; } = new();

    /// <summary>The exit code, once the rank is over and its output is passed on.</summary>
    internal Task<int> Exit { get; }

    internal static RankProcess Start(Placement place, RunSettings settings, RankOutput output) =>
        new(place, Process.Start(RankCommand.For(place, settings))!, output);

    /// <summary>Sends a signal, by its name without SIG, to the rank and its children.</summary>
    internal void Send(string signal)
    {
        try
        {
            lock (_process)
            {
                _process.StandardInput.Write($"{signal}\n");
                _process.StandardInput.Flush();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It is over: nobody reads any more.
        }
    }

    /// <summary>Kills what runs here, if signals were of no use: the guard is gone, or the connection hangs.</summary>
    internal void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    public void Dispose() => _process.Dispose();

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        CloseGuard();
        try
        {
            await _pumps.WaitAsync(DrainTime).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What such a child still writes is not the rank's.
        }

        return _process.ExitCode;
    }

    // The end of its input tells the guard to kill what is left of the group.
    private void CloseGuard()
    {
        try
        {
            lock (_process)
                _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard is gone too.
        }
    }

    private Task PumpAsync(StreamReader reader, RankOutput output, bool isError) => LineReader.ReadAsync(reader, line =>
    {
        LastLines.Add(line);
        output.Write(Place.Rank, isError, line);
    });
}
