namespace TypedCollectives.Misuse;

/// <summary>What a child process has said so far.</summary>
internal sealed class ChildLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _notes = [];
    private readonly ManualResetEventSlim _ended = new();
    private string? _firstError;

    internal string? Result { get; private set; }

    /// <summary>What disposing threw, to follow a sentence.</summary>
    internal string End { get; private set; } = "";

    /// <summary>How far the scenario got, to follow a sentence.</summary>
    internal string Progress
    {
        get
        {
            lock (_gate)
                return _notes.Count == 0 ? "" : $"; got as far as: {string.Join("; ", _notes)}";
        }
    }

    internal string FirstError => _firstError is null ? "" : $"; {_firstError}";

    /// <summary>Takes a line of the standard output; its end is <see langword="null"/>.</summary>
    internal void Add(string? line)
    {
        lock (_gate)
        {
            if (line is null)
                _ended.Set();
            else if (line.StartsWith(ChildProgram.NotePrefix, StringComparison.Ordinal))
                _notes.Add(line[ChildProgram.NotePrefix.Length..]);
            else if (line.StartsWith(ChildProgram.ResultPrefix, StringComparison.Ordinal))
                SetResult(line[ChildProgram.ResultPrefix.Length..]);
            else if (line.StartsWith(ChildProgram.EndPrefix, StringComparison.Ordinal))
                End = $"; then Dispose: {line[ChildProgram.EndPrefix.Length..]}";
        }
    }

    internal void AddError(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            _firstError ??= line.Trim();
    }

    /// <summary>Waits for the result, or the end of the process.</summary>
    internal bool WaitForResult(TimeSpan deadline) => _ended.Wait(deadline);

    private void SetResult(string result)
    {
        Result = result;
        _ended.Set();
    }
}
