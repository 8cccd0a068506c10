using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>
/// The names a file declares functions by, and the names it calls: enough to tell, without binding anything, which functions can
/// come to a collective and which cannot. Kept with the tree, so that an edit costs one file.
/// </summary>
internal sealed class CallNames
{
    private const string Generator = "TypedCollectives.Generators.CollectivesGenerator";

    private static readonly ConditionalWeakTable<SyntaxTree, CallNames> Cache = new();

    private readonly Dictionary<string, HashSet<string>> _callees = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = new(StringComparer.Ordinal);

    private readonly List<(string Attribute, string Method)> _marked = [];

    private readonly List<(string Alias, string Name)> _aliases = [];

    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);

    private readonly List<string> _markedGenerics = [];

    private CallNames(SyntaxTree tree)
    {
        // What the generator writes marks its methods, and that says all of them there is to say.
        var nodes = tree.FilePath.Contains(Generator)
            ? tree.GetRoot().DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax))
            : tree.GetRoot().DescendantNodes();
        foreach (var node in nodes)
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when NameOf(call.Expression) is { } callee:
                    Add(call, callee);
                    break;
                case ThrowStatementSyntax or ThrowExpressionSyntax:
                    _leaving.UnionWith(FunctionsAround(node));
                    break;
                case AttributeSyntax { Parent.Parent: MethodDeclarationSyntax method } attribute:
                    _marked.Add((RightmostName(attribute.Name) ?? "", method.Identifier.ValueText));
                    break;
                case TypeParameterSyntax { AttributeLists.Count: > 0 } parameter:
                    _markedGenerics.Add(NameOfGeneric(parameter));
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } directive:
                    _aliases.Add((alias, RightmostName(directive.NamespaceOrType) ?? ""));
                    break;
            }
        }
    }

    /// <summary>What each function calls, by name. A property stands under its own name and under those of its accessors.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Callees => _callees;

    /// <summary>The names of attributes, as they are written, and of the methods that carry them.</summary>
    public IReadOnlyList<(string Attribute, string Method)> Marked => _marked;

    /// <summary>The names this file gives to types, and the types' own.</summary>
    public IReadOnlyList<(string Alias, string Name)> Aliases => _aliases;

    /// <summary>The names of functions in which something throws or ends the process.</summary>
    public IReadOnlyCollection<string> Leaving => _leaving;

    /// <summary>The names of generic types and methods with an attribute on a type parameter.</summary>
    public IReadOnlyList<string> MarkedGenerics => _markedGenerics;

    /// <summary>The calls of some names.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsOf(HashSet<string> callees) =>
        _calls.Where(calls => callees.Contains(calls.Key)).SelectMany(static calls => calls.Value);

    /// <summary>The names of the functions that something stands in, innermost first.</summary>
    public static IEnumerable<string> FunctionsAround(SyntaxNode node)
    {
        for (var ancestor = node.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (NameOfFunction(ancestor) is { } name)
                yield return name;
        }
    }

    public static CallNames Of(SyntaxTree tree) => Cache.GetValue(tree, static tree => new CallNames(tree));

    private void Add(InvocationExpressionSyntax call, string callee)
    {
        if (!_calls.TryGetValue(callee, out var calls))
            _calls.Add(callee, calls = []);
        calls.Add(call);
        foreach (var name in FunctionsAround(call))
        {
            if (!_callees.TryGetValue(name, out var callees))
                _callees.Add(name, callees = new(StringComparer.Ordinal));
            callees.Add(callee);
            if (callee is "Exit" or "FailFast")
                _leaving.Add(name);
        }
    }

    private static string? NameOfFunction(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        ConstructorDeclarationSyntax => ".ctor",
        PropertyDeclarationSyntax property => $"get_{property.Identifier.ValueText}",
        CompilationUnitSyntax => "<Main>$",
        _ => null,
    };

    private static string NameOfGeneric(TypeParameterSyntax parameter) => parameter.Parent?.Parent switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        DelegateDeclarationSyntax declared => declared.Identifier.ValueText,
        _ => "",
    };

    // "Start", "Open" and "End" are on many things; they say something of groups only.
    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: "Start" or "Open" or "End" } access
            when RightmostName(type) == "CollectiveGroup" => $"CollectiveGroup.{access.Name.Identifier.ValueText}",
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static string? RightmostName(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
