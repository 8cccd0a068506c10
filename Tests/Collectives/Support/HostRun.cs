namespace TypedCollectives.Tools.Tests;

/// <summary>A run on the host backend, whose text is kept.</summary>
internal sealed class HostRun : IDisposable
{
    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly CommunicatorClique _clique;

    internal HostRun(PerfSettings settings, TimeProvider? clock = null)
    {
        _clique = Communicator.InitAll(settings.Ranks, new CommunicatorOptions { Backend = BackendKind.Host });
        Run = new PerfRun(settings, _clique, [new TextReport(_text)], clock ?? TimeProvider.System);
    }

    internal PerfRun Run { get; }

    internal string Text => _text.ToString();

    public void Dispose()
    {
        Run.Dispose();
        _clique.Dispose();
    }
}
