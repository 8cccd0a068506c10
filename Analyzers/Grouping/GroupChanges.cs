using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>By how much a call changes the depth of the raw groups that are open: those of the SDK, or the native ones.</summary>
internal sealed class GroupChanges(KnownSymbols known, IOperation body, bool isNative)
{
    private readonly Dictionary<IMethodSymbol, int> _localFunctions = new(SymbolEqualityComparer.Default);

    /// <summary>The change; a local function changes it by what its body does.</summary>
    public int Of(IInvocationOperation call)
    {
        if (known.Contracts.Of(call.TargetMethod) is { } contract)
            return contract.IsNative != isNative ? 0 : known.IsStart(call) ? 1 : known.IsEnd(call) ? -1 : 0;
        return call.TargetMethod.MethodKind == MethodKind.LocalFunction
            ? OfLocalFunction(call.TargetMethod.OriginalDefinition)
            : 0;
    }

    private int OfLocalFunction(IMethodSymbol method)
    {
        if (_localFunctions.TryGetValue(method, out var change))
            return change;

        // Entered before it is computed, so that a function that calls itself ends here.
        _localFunctions.Add(method, 0);
        var function = body.DescendantsAndSelf().OfType<ILocalFunctionOperation>()
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Symbol, method));
        change = function?.DescendantsInFunction().OfType<IInvocationOperation>().Sum(Of) ?? 0;
        return _localFunctions[method] = change;
    }
}
