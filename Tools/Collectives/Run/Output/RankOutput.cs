using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>Where all ranks' lines go: each whole, with its rank before it.</summary>
/// <param name="output">For what ranks write to their standard output.</param>
/// <param name="error">For what they write to their standard error.</param>
/// <param name="ranks">How many there are, which decides the width of the prefix.</param>
internal sealed class RankOutput(TextWriter output, TextWriter error, int ranks)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _width = Text(ranks - 1).Length;

    /// <summary>Ends when there is nobody any more who takes the output.</summary>
    internal Task Lost => _lost.Task;

    internal void Write(int rank, bool isError, string line)
        => WriteWhole(isError ? error : output, $"[{Text(rank).PadLeft(_width)}] {line}\n");

    /// <summary>Says something of the launcher's own.</summary>
    internal void Tell(string message) => WriteWhole(error, $"collectives: {message}\n");

    // In one piece, so that a line stays whole also where other processes write to the same file.
    private void WriteWhole(TextWriter writer, string line)
    {
        lock (_lock)
        {
            try
            {
                writer.Write(line);
                writer.Flush();
            }
            catch (IOException)
            {
                _lost.TrySetResult();
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
