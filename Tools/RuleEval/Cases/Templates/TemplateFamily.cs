using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>The cases of a file.</summary>
internal sealed class TemplateFamily(string text) : ICaseFamily
{
    private const string Extension = ".pairs";

    /// <summary>The files of this assembly.</summary>
    public static ImmutableArray<ICaseFamily> All { get; } =
        [.. Resources.WithExtension(Extension).Select(static name => new TemplateFamily(Resources.Read(name)))];

    public IEnumerable<CasePair> Pairs()
    {
        var file = TemplateFile.Parse(text);
        return file.Cases.SelectMany(template => TemplateExpansion.PairsOf(template, file.Axes));
    }
}
