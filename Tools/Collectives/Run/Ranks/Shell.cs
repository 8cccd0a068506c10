namespace TypedCollectives.Tools;

/// <summary>Words for a POSIX shell.</summary>
internal static class Shell
{
    /// <summary>A word that the shell takes as it is, whatever is in it.</summary>
    internal static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    internal static string Quote(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or ',' or '+' or '@' or '%' or '=';
}
