using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Tells whether a member is given to a collective outside of the method under analysis.</summary>
internal sealed class ReducedElsewhere(KnownSymbols known, ISymbol method)
{
    private readonly Dictionary<ISymbol, bool> _members = new(SymbolEqualityComparer.Default);

    public bool Includes(ISymbol member, CancellationToken cancellationToken)
    {
        if (!_members.TryGetValue(member, out var isReduced))
            _members.Add(member, isReduced = Find(member, cancellationToken));
        return isReduced;
    }

    private bool Find(ISymbol member, CancellationToken cancellationToken)
    {
        var reach = new Reach(known);
        return known.Bodies.CallsGiven(member.Name, cancellationToken).Any(call =>
            reach.MayCommunicate(call)
            && !method.DeclaringSyntaxReferences.Any(reference =>
                reference.SyntaxTree == call.Syntax.SyntaxTree && reference.Span.Contains(call.Syntax.Span))
            && call.Arguments.SelectMany(static argument => argument.Value.DescendantsAndSelf()).Any(operation =>
                SymbolEqualityComparer.Default.Equals(operation.ReferencedSymbol()?.OriginalDefinition, member)));
    }
}
