using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Results;

/// <summary>TC6002: a native call says how it ended, and nobody looks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredResultAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ResultRules.IgnoredResult];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(call => known.IsNativeResult(call.Type), static (block, calls) => Report(block, calls));

    private static void Report(OperationBlockAnalysisContext context, IEnumerable<IInvocationOperation> calls)
    {
        var uses = new ResultUses(context.OperationBlocks);
        foreach (var call in calls)
        {
            if (uses.DescribeNeglect(call) is { } neglect)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    ResultRules.IgnoredResult, call.Syntax.GetLocation(), call.TargetMethod.Name, neglect));
            }
        }
    }
}
