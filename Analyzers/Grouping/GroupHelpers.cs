using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds the helpers that start or end a group for who calls them.</summary>
internal static class GroupHelpers
{
    /// <summary>Whether a function calls one: then the starts and ends in it are not all there are.</summary>
    public static bool AreCalledIn(IOperation function, KnownSymbols known) => function.DescendantsInFunction().Any(operation =>
        operation is IInvocationOperation call
        && known.Contracts.Of(call.TargetMethod) is null
        && known.Effects.Of(call.TargetMethod).Any(static effect =>
            effect.Contract is { Kind: CallKind.GroupStart } or { Kind: CallKind.GroupEnd, Operation: not nameof(IDisposable.Dispose) }));
}
