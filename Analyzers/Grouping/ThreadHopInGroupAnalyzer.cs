using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1004: the thread is given up while a group is open on it, or another thread issues what is meant for the group.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThreadHopInGroupAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.ThreadHopInGroup];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterGroupBodyAction(known, block => Report(block, known));

    private static void Report(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        var groups = new OpenGroups(known, context);
        var hops = new ThreadHops(known, new SymbolWrites(context.OperationBlocks));
        foreach (var operation in context.Operations())
        {
            if (hops.Find(operation) is not var (location, what, why))
                continue;
            if ((groups.Around(operation, isNative: false) ?? groups.Around(operation, isNative: true)) is { } group)
                context.ReportDiagnostic(Diagnostic.Create(GroupingRules.ThreadHopInGroup, location, what, group.Line(), why));
        }
    }
}
