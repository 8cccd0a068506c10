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

    private static HashSet<string> Find(Compilation compilation, KnownSymbols known) =>
        CallerNames.Of(compilation, Seeds(compilation, known));

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
