using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>Finds the names of functions that call others, at once or through more functions.</summary>
internal static class CallerNames
{
    public static HashSet<string> Of(Compilation compilation, IEnumerable<string> callees)
    {
        var callers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var entry in CallNames.Of(tree).Callees)
            {
                foreach (var callee in entry.Value)
                {
                    if (!callers.TryGetValue(callee, out var names))
                        callers.Add(callee, names = []);
                    names.Add(entry.Key);
                }
            }
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(callees);
        while (pending.Count > 0)
        {
            if (!callers.TryGetValue(pending.Pop(), out var names))
                continue;
            foreach (var name in names)
            {
                if (found.Add(name))
                    pending.Push(name);
            }
        }

        return found;
    }
}
