using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Finds out whether a compilation starts raw groups for others to end. It is asked only where an end without a start was found.
/// </summary>
internal sealed class StartSearch(Compilation compilation, KnownSymbols known)
{
    private readonly ConcurrentDictionary<bool, StartsElsewhere> _found = new();

    public StartsElsewhere Of(bool isNative, CancellationToken cancellationToken) => _found.GetOrAdd(isNative, native => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes())
        .OfType<SimpleNameSyntax>()
        .Where(name => native ? name.Identifier.ValueText == GroupCalls.NativeStart : MayBeStart(name))
        .Select(name => Of(name, native))
        .DefaultIfEmpty(StartsElsewhere.None)
        .Max());

    // What is not called here, but handed on as a delegate, may be called anywhere.
    private StartsElsewhere Of(SimpleNameSyntax name, bool isNative)
    {
        SyntaxNode callee = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (callee.Parent is not InvocationExpressionSyntax call || call.Expression != callee)
            return StartsElsewhere.LeftOpen;
        if (known.Bodies.OperationOf(call) is not IInvocationOperation start || !known.IsStart(start) || known.IsNative(start) != isNative)
            return StartsElsewhere.None;
        return IsEndedHere(start, isNative) ? StartsElsewhere.Ended : StartsElsewhere.LeftOpen;
    }

    private bool IsEndedHere(IInvocationOperation start, bool isNative)
    {
        IOperation body = start;
        while (body.Parent is { } parent)
            body = parent;
        var function = start.Function();
        if (GroupHelpers.AreCalledIn(function, known) || known.Bodies.GraphOf(body)?.GraphOf(function) is not { } graph)
            return false;
        var changes = new GroupChanges(known, body, isNative);
        var depths = new GroupDepths(graph, changes.Of).AtExit;

        // One that always throws is left by way of its finally blocks.
        return depths.IsClosed
            || (depths.IsNone && function.DescendantsInFunction().Any(operation => operation is IInvocationOperation call && changes.Of(call) < 0));
    }

    // Whatever may be the start of a group, by whichever name the type goes: a thread that is started is none.
    private static bool MayBeStart(SimpleNameSyntax name) =>
        name.Identifier.ValueText == "Start"
        && name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression is TypeSyntax or MemberAccessExpressionSyntax
                && access.Expression.ToString() is var type && char.IsUpper(type[type.LastIndexOf('.') + 1]),
            InvocationExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax => true,
            _ => false,
        };
}
