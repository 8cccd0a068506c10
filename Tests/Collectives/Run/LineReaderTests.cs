using System.Globalization;

namespace TypedCollectives.Tools.Tests;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Lines_are_cut_at_their_ends_only()
    {
        Assert.Equal(["one", "", "t\rwo", "last"], await Read("one\r\n\nt\rwo\nlast"));
        Assert.Equal(["one"], await Read("one\n"));
        Assert.Empty(await Read(""));
    }

    [Fact]
    public async Task Lines_longer_than_a_chunk_stay_whole()
    {
        string[] lines = [.. Enumerable.Range(0, 50).Select(i => new string((char)('a' + (i % 26)), i * 317))];
        Assert.Equal(lines, await Read(string.Join('\n', lines) + "\n"));
    }

    [Fact]
    public async Task A_line_that_never_ends_is_passed_on_in_parts()
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        List<string> parts = await Read(text);
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts.SkipLast(1), part => Assert.Equal(LineReader.LongestLine, part.Length));
        Assert.True(parts.Count > 1);
    }

    private static async Task<List<string>> Read(string text)
    {
        List<string> lines = [];
        await LineReader.ReadAsync(new StringReader(text), lines.Add);
        return lines;
    }
}
