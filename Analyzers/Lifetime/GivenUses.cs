using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>Tells what a call of a method of this compilation uses of what it is given.</summary>
internal sealed class GivenUses(KnownSymbols known)
{
    // Longer chains of helpers than this are rare.
    private const int MaxDepth = 4;

    private readonly Dictionary<IParameterSymbol, bool> _uses = new(SymbolEqualityComparer.Default);

    /// <summary>The arguments that the method makes calls with, itself or through what it calls.</summary>
    public IEnumerable<IOperation> Of(IInvocationOperation call) => Of(call, depth: 0);

    /// <summary>What a call uses by its contract, or none where it has none.</summary>
    public static IEnumerable<IOperation> ByContract(IInvocationOperation call, KnownSymbols known)
    {
        // To dispose twice is allowed, and to dispose after an abort is good manners.
        if (ContractCall.Of(call, known) is not { } contract
            || (contract.Kind is CallKind.Destroy or CallKind.Abort && !contract.Contract.IsNative))
            return [];
        return contract.Communicators()
            .Concat(call.Arguments.Select(static argument => argument.Value))
            .Concat(call.Instance is { } instance && known.IsReleasable(instance.Type) ? [instance] : [])
            .Where(used => contract.Kind != CallKind.Init || !known.IsAnyCommunicator(used.Type));
    }

    private IEnumerable<IOperation> Of(IInvocationOperation call, int depth) => call.Arguments
        .Where(argument => argument.Value.Unwrap() is var value && (known.IsAnyCommunicator(value.Type) || known.IsClique(value.Type))
            && argument.Parameter?.OriginalDefinition is { } parameter && Uses(parameter, depth))
        .Select(static argument => argument.Value);

    private bool Uses(IParameterSymbol parameter, int depth)
    {
        if (_uses.TryGetValue(parameter, out var uses))
            return uses;
        if (depth > MaxDepth || parameter.ContainingSymbol is not IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } method
            || !known.Effects.MayCommunicate(method) || known.Bodies.Of(method) is not { } body)
            return false;

        // Entered before it is computed, so that a method that calls itself ends here.
        _uses.Add(parameter, false);
        var sources = new ElementSources(body);
        return _uses[parameter] = body.Descendants().OfType<IInvocationOperation>().Any(call =>
            ByContract(call, known).Concat(Of(call, depth + 1)).Any(used =>
                SymbolEqualityComparer.Default.Equals(sources.RootOf(used), parameter)));
    }
}
