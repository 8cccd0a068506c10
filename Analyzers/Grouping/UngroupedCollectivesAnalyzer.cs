using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1001: one thread issues a collective on several communicators, and no group holds the calls together.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UngroupedCollectivesAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.UngroupedCollectives];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var issuing = new IssuingCalls(known);
        var loops = new CallbackLoops(known);
        context.RegisterBodyAction(issuing.MayIssue, (block, calls) => Report(block, known, issuing, loops, calls));
    }

    private static void Report(
        OperationBlockAnalysisContext context, KnownSymbols known, IssuingCalls issuing, CallbackLoops loops,
        ImmutableArray<IInvocationOperation> calls)
    {
        var callers = new CallerGroups(known);
        foreach (var finding in new UngroupedCollectives(known, issuing, loops, context.OperationBlocks).Find(calls))
        {
            if (callers.AlwaysHold(context.OwningSymbol, finding.IsNative))
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                GroupingRules.UngroupedCollectives,
                finding.Call.Syntax.GetLocation(),
                [finding.First.Syntax.GetLocation(), finding.Last.Syntax.GetLocation()],
                FindingProperties.Of(canFix: !finding.IsNative),
                finding.Problem,
                finding.Remedy));
        }
    }
}
