namespace TypedCollectives.Tools;

/// <summary>The last lines a rank wrote, for the report of its failure.</summary>
internal sealed class LastLines
{
    private const int Kept = 10;

    private readonly Queue<string> _lines = new();

    internal void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == Kept)
                _ = _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    internal string[] ToArray()
    {
        lock (_lines)
            return [.. _lines];
    }
}
