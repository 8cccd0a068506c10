using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>
/// The names of functions that may come to a call with a contract, going by names alone. Most functions of a program do not, and
/// cost nothing more than this look.
/// </summary>
internal sealed class CommunicatingNames(Compilation compilation, KnownSymbols known)
{
    private readonly Lazy<HashSet<string>> _names = new(() => Find(compilation, known));

    public bool Contains(string name) => _names.Value.Contains(name);

    private static HashSet<string> Find(Compilation compilation, KnownSymbols known)
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
        var pending = new Stack<string>(Seeds(compilation, known));
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

    private static IEnumerable<string> MarkedIn(INamespaceOrTypeSymbol container, KnownSymbols known)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is IMethodSymbol method && known.Contracts.Of(method) is not null)
                yield return method.Name;
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            foreach (var name in MarkedIn(inner, known))
                yield return name;
        }
    }

    // What the SDK's own types call a contract, the native functions, and what this compilation marks.
    private static IEnumerable<string> Seeds(Compilation compilation, KnownSymbols known)
    {
        var seeds = new HashSet<string>(NativeContracts.Functions.Keys, StringComparer.Ordinal);
        foreach (var type in new[] { known.Communicator, known.Clique, known.Group, known.AcceleratorStream, known.UniqueId })
            seeds.UnionWith(type?.GetMembers().OfType<IMethodSymbol>().Where(method => known.Contracts.Of(method) is not null).Select(static m => m.Name) ?? []);
        foreach (var tree in compilation.SyntaxTrees)
            seeds.UnionWith(CallNames.Of(tree).Marked);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Any(other => other.Name == known.Communicator.ContainingAssembly.Name)))
                seeds.UnionWith(MarkedIn(assembly.GlobalNamespace, known));
        }

        // Nearly every program calls these on other things: those of groups stand under their full names.
        seeds.ExceptWith(["Dispose", "Start", "Open", "End"]);
        seeds.UnionWith(["CollectiveGroup.Start", "CollectiveGroup.Open", "CollectiveGroup.End"]);
        return seeds;
    }
}
