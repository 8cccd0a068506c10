using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1003: a group is ended where none is open.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndWithoutStartAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.EndWithoutStart];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var starts = new StartSearch(context.Compilation, known);
        context.RegisterBodyAction(
            known.IsEnd,
            (block, ends) =>
            {
                var groups = new OpenGroups(known, block);
                foreach (var end in ends)
                {
                    var unmatched = new UnmatchedEnd(known, groups, starts, end);
                    if (unmatched.Explain(block.OwningSymbol, block.CancellationToken) is var (why, isSurplus))
                    {
                        block.ReportDiagnostic(Diagnostic.Create(
                            GroupingRules.EndWithoutStart,
                            end.Syntax.GetLocation(),
                            FindingProperties.Of(canFix: isSurplus),
                            end.TargetMethod.Name,
                            why));
                    }
                }
            });
    }
}
