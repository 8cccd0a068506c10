using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>Sums up what the methods of a compilation do, by looking through calls of methods that have no contract.</summary>
internal sealed class MethodEffects(Compilation compilation, KnownSymbols known, SourceBodies bodies)
{
    // Longer chains of helpers than this are rare, and each link costs a look at a body.
    private const int MaxDepth = 8;

    private readonly CommunicatingNames _names = new(compilation, known, bodies);
    private readonly Lazy<HashSet<string>> _leaving = new(() => LeavingNames.Find(compilation));
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<MethodEffect>> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The calls with a contract that a call of the method comes to, in source order. Empty for a method that has a contract of its
    /// own: that says all there is to say.
    /// </summary>
    public ImmutableArray<MethodEffect> Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (known.Contracts.Of(method) is not null || !MayCommunicate(method))
            return [];

        // Only what was asked for is kept: what is reached on the way may be cut short where methods call each other.
        return _cache.GetOrAdd(method, method => Compute(method, 0, new(SymbolEqualityComparer.Default) { method }));
    }

    /// <summary>Whether the method may come to a call with a contract. A look at names, cheap and never wrongly no.</summary>
    public bool MayCommunicate(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty && _names.Contains(method.Name);

    /// <summary>Whether a call of the method may end in an exception that this compilation throws, or with the process. A look at names.</summary>
    public bool MayLeave(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty && _leaving.Value.Contains(method.Name);

    private ImmutableArray<MethodEffect> Compute(IMethodSymbol method, int depth, HashSet<IMethodSymbol> visiting)
    {
        if (bodies.Of(method) is not { } body)
            return [];
        var effects = ImmutableArray.CreateBuilder<MethodEffect>();
        foreach (var call in body.Descendants().OfType<IInvocationOperation>())
        {
            if (ContractCall.Of(call, known) is { } contract)
            {
                effects.Add(new MethodEffect(contract.Contract, contract.Communicators().FirstOrDefault()?.ReferencedSymbol()));
                continue;
            }

            var callee = call.TargetMethod.OriginalDefinition;
            if (callee.DeclaringSyntaxReferences.IsEmpty || depth >= MaxDepth || !visiting.Add(callee))
                continue;
            var inner = _cache.TryGetValue(callee, out var cached) ? cached : Compute(callee, depth + 1, visiting);
            visiting.Remove(callee);
            foreach (var effect in inner)
                effects.Add(new MethodEffect(effect.Contract, Translate(effect.Communicator, call)));
        }

        return effects.ToImmutable();
    }

    /// <summary>What a communicator of a callee is to its caller.</summary>
    public static ISymbol? Translate(ISymbol? communicator, IInvocationOperation call)
    {
        if (communicator is not IParameterSymbol parameter)
            return communicator is IFieldSymbol or IPropertySymbol ? communicator : null;
        return call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value.ReferencedSymbol();
    }
}
