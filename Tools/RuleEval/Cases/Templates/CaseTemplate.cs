using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>A case as it is written in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BugClass">The kind of bug.</param>
/// <param name="Rules">The rules that may report it.</param>
/// <param name="Context">What stands around it.</param>
/// <param name="IsAlone">Whether it depends on what the rest of its project has.</param>
/// <param name="Lines">Its lines, each with a mark in front: <c>-</c> only in the bad program, <c>+</c> only in the good one.</param>
internal sealed record CaseTemplate(
    string Name, string BugClass, ImmutableArray<string> Rules, string Context, bool IsAlone, ImmutableArray<string> Lines)
{
    /// <summary>The text of one of the two programs, with its holes.</summary>
    /// <param name="mark">The mark of the lines that only this program has.</param>
    public string TextOf(char mark)
    {
        IEnumerable<string> own = Lines.Where(line => line.Length == 0 || line == TemplateFile.Divider || line[0] == ' ' || line[0] == mark);
        string[] parts = string.Join('\n', own.Select(static line => line == TemplateFile.Divider ? line : line.Length == 0 ? line : line[1..]))
            .Split(TemplateFile.Divider);
        return Contexts.Named(Context).Replace("$body", parts[0]).Replace("$members", parts.ElementAtOrDefault(1) ?? "");
    }
}
