using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1005: something waits for the calls of an open group, or reads what they are to write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitInGroupAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.WaitInGroup];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterGroupBodyAction(known, block => Report(block, known));

    private static void Report(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        var groups = new OpenGroups(known, context);
        var contents = new GroupContents(known, groups, context);
        var waits = new GroupWaits(known, groups, contents);
        var reads = new GroupReads(groups, contents);
        foreach (var operation in context.Operations())
        {
            if ((waits.Find(operation) ?? reads.Find(operation)) is var (what, group))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    GroupingRules.WaitInGroup,
                    operation.Syntax.GetLocation(),
                    [group.Syntax.GetLocation()],
                    FindingProperties.Of(canFix: operation is IInvocationOperation),
                    what,
                    group.Line()));
            }
        }
    }
}
