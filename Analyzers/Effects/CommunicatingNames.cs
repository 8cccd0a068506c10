using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>
/// The names of functions that may come to a call with a contract. Those that make such a call themselves are found by binding the
/// calls of the few names there are; the rest goes by names alone. Most functions of a program do not, and cost nothing more.
/// </summary>
internal sealed class CommunicatingNames(Compilation compilation, KnownSymbols known, SourceBodies bodies)
{
    private static readonly HashSet<string> WindowMakers = ["RegisterWindow"];

    private readonly Lazy<HashSet<string>> _names = new(() => Find(compilation, known, bodies));

    public bool Contains(string name) => _names.Value.Contains(name);

    private static HashSet<string> Find(Compilation compilation, KnownSymbols known, SourceBodies bodies)
    {
        // What is marked comes to a collective, and what it implements may be called in its place.
        var names = new HashSet<string>(MarkedIn(compilation, known), StringComparer.Ordinal);

        // A program may have a Split and a Create of its own in every second function: what only has the name is no beginning.
        var seeds = Seeds(compilation, known);
        foreach (var call in compilation.SyntaxTrees.SelectMany(tree => CallNames.Of(tree).CallsOf(seeds)))
        {
            if (!CallNames.FunctionsAround(call).All(names.Contains)
                && bodies.MethodsOf(call).Any(method => IsBeginning(method, known)))
                names.UnionWith(CallNames.FunctionsAround(call));
        }

        names.UnionWith(CallerNames.Of(compilation, names));
        return names;
    }

    // A Dispose that ends a window is one; that of a communicator is in half of all programs' own Dispose.
    private static bool IsBeginning(IMethodSymbol method, KnownSymbols known) =>
        known.Contracts.Of(method) is { } contract && (contract.Kind == CallKind.EndWindow || method.Name != nameof(IDisposable.Dispose));

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
    private static HashSet<string> Seeds(Compilation compilation, KnownSymbols known)
    {
        var seeds = new HashSet<string>(NativeContracts.Functions.Keys, StringComparer.Ordinal);
        foreach (var type in new[] { known.Communicator, known.Clique, known.Group, known.AcceleratorStream, known.Accelerator, known.UniqueId })
            seeds.UnionWith(type?.GetMembers().OfType<IMethodSymbol>().Where(method => known.Contracts.Of(method) is not null).Select(static m => m.Name) ?? []);
        seeds.UnionWith(MarkedIn(compilation, known));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Any(other => other.Name == known.Communicator.ContainingAssembly.Name)))
                seeds.UnionWith(MarkedIn(assembly.GlobalNamespace, known));
        }

        // Nearly every program calls these on other things: those of groups stand under their full names, and few programs have windows.
        seeds.ExceptWith(["Start", "Open", "End"]);
        if (!compilation.SyntaxTrees.Any(static tree => CallNames.Of(tree).CallsOf(WindowMakers).Any()))
            seeds.Remove("Dispose");
        seeds.UnionWith(["CollectiveGroup.Start", "CollectiveGroup.Open", "CollectiveGroup.End"]);
        return seeds;
    }

    // An attribute is known by its name, with or without its ending, or by one that a file has given it.
    private static IEnumerable<string> MarkedIn(Compilation compilation, KnownSymbols known)
    {
        var attributes = new HashSet<string>(known.ContractAttributes.SelectMany(static attribute => new[]
        {
            attribute.Name, attribute.Name.Substring(0, attribute.Name.Length - nameof(Attribute).Length),
        }));
        var trees = compilation.SyntaxTrees.Select(CallNames.Of).ToList();
        attributes.UnionWith(trees.SelectMany(static tree => tree.Aliases).Where(alias => attributes.Contains(alias.Name)).Select(static alias => alias.Alias).ToList());
        return trees.SelectMany(static tree => tree.Marked).Where(mark => attributes.Contains(mark.Attribute)).Select(static mark => mark.Method);
    }
}
