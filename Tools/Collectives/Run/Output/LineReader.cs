using System.Text;

namespace TypedCollectives.Tools;

/// <summary>Cuts what a rank writes into lines.</summary>
internal static class LineReader
{
    /// <summary>The longest line passed on whole: one that never ends shall not fill the memory.</summary>
    internal const int LongestLine = 64 * 1024;

    private const int ChunkLength = 4096;

    /// <summary>Reads to the end. A last line need not be ended.</summary>
    internal static async Task ReadAsync(TextReader reader, Action<string> take)
    {
        var line = new StringBuilder();
        char[] chunk = new char[ChunkLength];
        int count;
        while ((count = await reader.ReadAsync(chunk).ConfigureAwait(false)) > 0)
        {
            int start = 0;
            for (int i = 0; i < count; i++)
            {
                if (chunk[i] != '\n' && line.Length + i - start < LongestLine)
                    continue;

                bool isEnd = chunk[i] == '\n';
                line.Append(chunk, start, i - start);
                Take(line, take);
                start = isEnd ? i + 1 : i;
            }

            line.Append(chunk, start, count - start);
        }

        if (line.Length > 0)
            Take(line, take);
    }

    private static void Take(StringBuilder line, Action<string> take)
    {
        if (line.Length > 0 && line[^1] == '\r')
            line.Length--;
        take(line.ToString());
        line.Clear();
    }
}
