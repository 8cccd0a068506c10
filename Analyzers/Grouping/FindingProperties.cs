using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>What a diagnostic tells its fix.</summary>
internal static class FindingProperties
{
    private const string Fixable = "CanFix";

    /// <summary>The properties of a diagnostic.</summary>
    /// <param name="canFix">Whether a fix may be looked for at all.</param>
    public static ImmutableDictionary<string, string?> Of(bool canFix) =>
        canFix ? ImmutableDictionary<string, string?>.Empty.Add(Fixable, "") : ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether the diagnostic says that a fix may be looked for.</summary>
    public static bool CanFix(this Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(Fixable);
}
