using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Tells communicators that hold only some of the ranks: whether this rank takes part is not the rules' to say.</summary>
internal static class Memberships
{
    /// <summary>Whether the communicator of a call comes from a split, or for the end of a window the one that made it.</summary>
    public static bool IsPartial(ContractCall call, FunctionFlow flow, KnownSymbols known)
    {
        foreach (var communicator in call.Kind == CallKind.EndWindow ? MakersOf(call, flow, known) : call.Communicators())
        {
            if (communicator.ReferencedSymbol() is { } symbol
                && flow.Writes.To(symbol).Any(write =>
                    write.Value?.DescendantsAndSelf().Any(inner => ContractCall.Of(inner, known) is { Kind: CallKind.Split or CallKind.Abort }) == true))
                return true;
        }

        return false;
    }

    private static IEnumerable<IOperation> MakersOf(ContractCall end, FunctionFlow flow, KnownSymbols known) =>
        end.Operation.Instance?.ReferencedSymbol() is { } window
            ? flow.Writes.To(window)
                .SelectMany(static write => write.Value?.DescendantsAndSelf() ?? [])
                .SelectMany(inner => ContractCall.Of(inner, known)?.Communicators() ?? [])
            : [];
}
