using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds out whether a compilation starts raw groups at all. It is asked only where an end without a start was found.</summary>
internal sealed class StartSearch(Compilation compilation)
{
    private readonly ConcurrentDictionary<bool, bool> _found = new();

    public bool IsAny(bool isNative, CancellationToken cancellationToken) => _found.GetOrAdd(
        isNative,
        native => compilation.SyntaxTrees.Any(tree => tree.GetRoot(cancellationToken).DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Any(name => native ? name.Identifier.ValueText == GroupCalls.NativeStart : IsStart(name))));

    // Whatever may be the start of a group, by whichever name the type goes: a thread that is started is none.
    private static bool IsStart(SimpleNameSyntax name) =>
        name.Identifier.ValueText == "Start"
        && name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression is TypeSyntax or MemberAccessExpressionSyntax
                && access.Expression.ToString() is var type && char.IsUpper(type[type.LastIndexOf('.') + 1]),
            InvocationExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax => true,
            _ => false,
        };
}
