using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>The names of functions that throw or end the process, themselves or through what they call.</summary>
internal static class LeavingNames
{
    public static HashSet<string> Find(Compilation compilation)
    {
        var leaving = new HashSet<string>(compilation.SyntaxTrees.SelectMany(static tree => CallNames.Of(tree).Leaving), StringComparer.Ordinal);
        leaving.UnionWith(CallerNames.Of(compilation, leaving));
        return leaving;
    }
}
