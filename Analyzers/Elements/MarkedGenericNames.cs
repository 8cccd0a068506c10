using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Effects;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Elements;

/// <summary>
/// The names of the generic types and methods with an attribute on a type parameter, going by names alone: what is written as
/// <c>List&lt;T&gt;</c> or <c>Task&lt;T&gt;</c> needs no binding to tell that no reduction is asked for.
/// </summary>
internal sealed class MarkedGenericNames(Compilation compilation, KnownSymbols known)
{
    private readonly Lazy<HashSet<string>> _names = new(() => Find(compilation, known));

    public bool Contains(string name) => _names.Value.Contains(name);

    private static HashSet<string> Find(Compilation compilation, KnownSymbols known)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            names.UnionWith(CallNames.Of(tree).MarkedGenerics);
        var runtime = known.Communicator.ContainingAssembly.Name;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Name == runtime
                || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(other => other.Name == runtime)))
                AddMarked(assembly.GlobalNamespace, names, known);
        }

        return names;
    }

    private static void AddMarked(INamespaceOrTypeSymbol container, HashSet<string> names, KnownSymbols known)
    {
        foreach (var member in container.GetMembers())
        {
            var parameters = member switch
            {
                INamedTypeSymbol type => type.TypeParameters,
                IMethodSymbol method => method.TypeParameters,
                _ => [],
            };
            if (parameters.Any(parameter => parameter.HasAttribute(known.ReductionElementAttribute)))
                names.Add(member.Name);
            if (member is INamespaceOrTypeSymbol inner)
                AddMarked(inner, names, known);
        }
    }
}
