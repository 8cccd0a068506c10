using System.Collections.Concurrent;

namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>The texts of this assembly that stand around a case.</summary>
internal static class Contexts
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    public static string Named(string name) => Texts.GetOrAdd(name, static name => Resources.Read(name + ".txt"));
}
