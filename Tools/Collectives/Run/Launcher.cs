using System.Threading.Channels;

namespace TypedCollectives.Tools;

/// <summary>Starts the ranks, waits for them, and ends all when one fails.</summary>
internal sealed class Launcher(RunSettings settings, RankOutput output)
{
    // From the signal that cannot be refused to the direct kill of what runs here, should the signal not have come through.
    private static readonly TimeSpan KillTime = TimeSpan.FromSeconds(5);

    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>();
    private readonly List<RankProcess> _running = [];
    private readonly CancellationTokenSource _over = new();
    private RankProcess? _failed;
    private int _exitCode;
    private bool _isEnding;

    /// <summary>Passes a signal on to the ranks; the second one kills them.</summary>
    internal void Signal(string name) => _events.Writer.TryWrite(new Event.Signalled(name));

    /// <summary>Runs to the end of every rank.</summary>
    /// <returns>0, or the exit code of the rank that failed first.</returns>
    internal async Task<int> RunAsync()
    {
        _ = PostAsync(output.Lost, new Event.OutputLost());
        StartAll();
        while (_running.Count > 0)
            Act(await _events.Reader.ReadAsync().ConfigureAwait(false));

        await _over.CancelAsync().ConfigureAwait(false);
        if (_failed is not null)
            Report(_failed);
        return _exitCode;
    }

    private void StartAll()
    {
        try
        {
            foreach (Placement place in settings.Places)
            {
                RankProcess rank = RankProcess.Start(place, settings, output);
                _running.Add(rank);
                _ = PostExitAsync(rank);
            }
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            // The shell or ssh is missing; a program that is missing is the shell's to say.
            output.Tell($"rank {_running.Count} could not be started: {exception.Message}");
            _exitCode = 1;
            End("TERM");
        }
    }

    private void Act(Event happened)
    {
        switch (happened)
        {
            case Event.Exited(RankProcess rank, int code):
                _running.Remove(rank);
                if (code != 0 && _exitCode == 0)
                    Fail(rank, code);
                rank.Dispose();
                break;
            case Event.Signalled(string name):
                End(_isEnding ? "KILL" : name);
                break;
            case Event.OutputLost:
                _exitCode = 1;
                End("TERM");
                break;
            case Event.GraceOver:
                output.Tell($"{Ranks(_running)} did not end within {settings.Grace.TotalSeconds:0.###} s: killing");
                End("KILL");
                break;
            case Event.KillOver:
                _running.ForEach(rank => rank.Kill());
                break;
        }
    }

    private void Fail(RankProcess rank, int code)
    {
        _exitCode = code;
        if (_isEnding)
            return;

        _failed = rank;
        string others = _running.Count == 0 ? "" : $"; ending {Ranks(_running)}";
        output.Tell($"{ExitText.Describe(rank.Place, code)}{others}");
        End("TERM");
    }

    private void End(string signal)
    {
        _isEnding = true;
        _running.ForEach(rank => rank.Send(signal));
        _ = signal == "KILL"
            ? PostAsync(Task.Delay(KillTime, _over.Token), new Event.KillOver())
            : PostAsync(Task.Delay(settings.Grace, _over.Token), new Event.GraceOver());
    }

    private void Report(RankProcess rank)
    {
        string[] lines = rank.LastLines.ToArray();
        output.Tell(lines.Length == 0
            ? $"rank {rank.Place.Rank}, which failed first with code {_exitCode}, wrote nothing"
            : $"the last lines of rank {rank.Place.Rank}, which failed first with code {_exitCode}:");
        foreach (string line in lines)
            output.Tell($"| {line}");
    }

    private async Task PostExitAsync(RankProcess rank) => _events.Writer.TryWrite(new Event.Exited(rank, await rank.Exit.ConfigureAwait(false)));

    private async Task PostAsync(Task when, Event what)
    {
        await when.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (when.IsCompletedSuccessfully)
            _events.Writer.TryWrite(what);
    }

    private static string Ranks(List<RankProcess> ranks) =>
        $"{(ranks.Count == 1 ? "rank" : "ranks")} {string.Join(", ", ranks.Select(rank => rank.Place.Rank))}";
}
