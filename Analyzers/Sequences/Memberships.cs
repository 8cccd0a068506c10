using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Tells communicators that hold only some of the ranks: whether this rank takes part is not the rules' to say.</summary>
internal static class Memberships
{
    /// <summary>Whether the communicator of a call comes from a split.</summary>
    public static bool IsPartial(ContractCall call, FunctionFlow flow, KnownSymbols known)
    {
        foreach (var communicator in call.Communicators())
        {
            if (communicator.ReferencedSymbol() is { } symbol
                && flow.Writes.To(symbol).Any(write =>
                    write.Value?.DescendantsAndSelf().Any(inner => ContractCall.Of(inner, known) is { Kind: CallKind.Split or CallKind.Abort }) == true))
                return true;
        }

        return false;
    }
}
