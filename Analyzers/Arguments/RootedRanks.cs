using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>Tells where the root itself makes a call.</summary>
internal static class RootedRanks
{
    /// <summary>
    /// Whether the root makes the call, so far as is known: every rank does, or a condition lets only the root come to it.
    /// </summary>
    public static bool IsMadeByRoot(this ValueReader values, Transfer transfer)
    {
        if (values.Communicators.RankOf(transfer.Communicator) is not { } read)
            return !Conditions.IsGuarded(transfer.Call);
        var rank = values.At(transfer.Call, read);
        return rank.Constant is null
            ? !Conditions.IsGuarded(transfer.Call)
            : transfer.Root is { } argument && values.Read(argument) is { } root && values.At(transfer.Call, root).IsSameAs(rank);
    }
}
