using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>Tells which methods issue a collective on a communicator.</summary>
internal sealed class CollectiveMethods(KnownSymbols known)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The communicators a call issues its collective on: the one it is called on, or those it is given. Empty where the
    /// call is no collective, and where it serves a whole clique, as the generated methods do inside a group of their own.
    /// </summary>
    public IEnumerable<IOperation> CommunicatorsOf(IInvocationOperation invocation)
    {
        if (!IsCollective(invocation.TargetMethod))
            yield break;
        if (known.IsCommunicator(invocation.Instance?.Type))
            yield return invocation.Instance!;
        foreach (var argument in invocation.Arguments)
        {
            if (known.IsCommunicator(argument.Parameter?.Type))
                yield return argument.Value;
        }
    }

    /// <summary>Whether the method issues a collective on a communicator it is called on or given.</summary>
    public bool IsCollective(IMethodSymbol method)
    {
        // Cheap first: nearly every call in a program ends here, without an attribute being looked up.
        if (!TouchesCommunicator(method))
            return false;
        return _cache.GetOrAdd(method.OriginalDefinition, IsMarked);
    }

    private bool TouchesCommunicator(IMethodSymbol method)
    {
        if (known.IsCommunicator(method.ContainingType) || known.IsCommunicator(method.ContainingType.ExtensionParameter?.Type))
            return true;
        foreach (var parameter in method.Parameters)
        {
            if (known.IsCommunicator(parameter.Type))
                return true;
        }

        return false;
    }

    private bool IsMarked(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            // A step is a collective even where the generated part, which says so, is not there yet.
            if (current.HasAttribute(known.CollectiveAttribute) || current.HasAttribute(known.StepAttribute)
                || current.PartialImplementationPart?.HasAttribute(known.CollectiveAttribute) == true)
                return true;
        }

        return false;
    }
}
