using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Identity;

/// <summary>TC3008: one id for two communicators.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UniqueIdReusedAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [IdentityRules.UniqueIdReused];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => IdentityCalls.IsOne(call, known), (block, calls) => Report(block, new IdentityCalls(calls, known)));

    private static void Report(OperationBlockAnalysisContext context, IdentityCalls calls)
    {
        if (calls.Inits.IsEmpty)
            return;
        var reuses = new IdReuses(context.OperationBlocks);
        for (var i = 0; i < calls.Inits.Length; i++)
        {
            var init = calls.Inits[i];
            if (IdentityCalls.IdOf(init) is not { } id)
                continue;
            if (calls.Inits.Take(i).FirstOrDefault(earlier => reuses.IsReuse(earlier, init, id)) is { } first)
            {
                var place = first.Operation.Syntax.GetLocation();
                var line = place.GetLineSpan().StartLinePosition.Line + 1;
                context.ReportDiagnostic(Diagnostic.Create(
                    IdentityRules.UniqueIdReused, init.Operation.Syntax.GetLocation(), [place], id.Name, $"than the one of line {line}"));
            }
            else if (reuses.IsReusedEachRound(init, id))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    IdentityRules.UniqueIdReused, init.Operation.Syntax.GetLocation(), id.Name, "in each round of the loop"));
            }
        }
    }
}
