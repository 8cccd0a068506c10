using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1008: every rank begins an exchange with the same half, so that all wait for the other one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UngroupedExchangeAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.UngroupedExchange];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.Send or CallKind.Recv },
            (block, calls) => Report(
                block, known, [.. calls.Select(call => ContractCall.Of(call, known)).OfType<ContractCall>()]));

    private static void Report(OperationBlockAnalysisContext context, KnownSymbols known, ImmutableArray<ContractCall> transfers)
    {
        var callers = new CallerGroups(known);
        foreach (var finding in new UngroupedExchanges(known, context).Find(transfers))
        {
            if (callers.AlwaysHold(context.OwningSymbol, finding.First.Contract.IsNative))
                continue;
            if (finding.IsOfAllRanks && RankGuards.MaySplit(known, context.OwningSymbol))
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                GroupingRules.UngroupedExchange,
                finding.First.Operation.Syntax.GetLocation(),
                [finding.First.Operation.Syntax.GetLocation(), finding.Last.Operation.Syntax.GetLocation()],
                FindingProperties.Of(canFix: finding.IsOfAllRanks && !finding.First.Contract.IsNative),
                finding.Problem,
                finding.Remedy));
        }
    }
}
