using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Transfers that need a group around them.</summary>
internal sealed class ExchangeFinding
{
    private ExchangeFinding(ContractCall first, ContractCall last, string problem, string remedy)
    {
        First = first;
        Last = last;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>Whether it is none if only some ranks come to it.</summary>
    public bool IsOfAllRanks => First != Last;

    public ContractCall First { get; }

    public ContractCall Last { get; }

    /// <summary>What is wrong, for the message.</summary>
    public string Problem { get; }

    /// <summary>What to do, for the message.</summary>
    public string Remedy { get; }

    /// <summary>Halves in the same order on all ranks.</summary>
    public static ExchangeFinding OfHalves(IReadOnlyList<ContractCall> run) => new(
        run[0],
        run[run.Count - 1],
        $"Every rank waits in '{run[0].Name}' before it comes to '{OtherHalf(run).Name}' on line {OtherHalf(run).Operation.Line()}",
        run[0].Contract.IsNative
            ? $"put them between '{GroupCalls.NativeStart}' and '{GroupCalls.NativeEnd}'"
            : "wrap them in 'using (CollectiveGroup.Open())', or call 'SendRecv'");

    /// <summary>A rank's transfer to itself, without the other half.</summary>
    public static ExchangeFinding OfSelf(ContractCall call) => new(
        call,
        call,
        $"'{call.Name}' is between a rank and itself, and its match is not in the same group",
        RemedyOf(call));

    /// <summary>A transfer with every rank in turn, and so with the rank itself, without a group.</summary>
    public static ExchangeFinding OfRounds(ContractCall call, ISymbol peer) => new(
        call,
        call,
        $"'{call.Name}' is between a rank and itself where '{peer.Name}' comes to its own rank, and its match is not in the same group",
        RemedyOf(call));

    private static string RemedyOf(ContractCall call) => call.Contract.IsNative
        ? $"put both between '{GroupCalls.NativeStart}' and '{GroupCalls.NativeEnd}'"
        : "put both into one 'using (CollectiveGroup.Open())', or call 'SendRecv'";

    private static ContractCall OtherHalf(IReadOnlyList<ContractCall> run) => run.First(call => call.Kind != run[0].Kind);
}
