using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>
/// TC2001 to TC2004, TC2006 and TC3002: ranks that run different collectives, or give the same one different arguments.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DivergenceAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
    [
        DivergenceRules.DivergentCollective,
        DivergenceRules.DivergentLoop,
        DivergenceRules.DivergentExit,
        DivergenceRules.CommunicatorOrder,
        DivergenceRules.UnverifiedCondition,
        ArgumentRules.DivergentArgument,
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => Communicates(call, known),
            (block, _) =>
            {
                if (block.OwningSymbol is not IMethodSymbol method)
                    return;
                var found = DivergenceEngine.For(known).Run(sequences => new MemberDivergences(sequences).Find(method));
                foreach (var diagnostic in found ?? [])
                    block.ReportDiagnostic(diagnostic);
            });

    private static bool Communicates(IInvocationOperation call, KnownSymbols known) =>
        known.Contracts.Of(call.TargetMethod) is { } contract ? contract.IsCollective : known.Effects.MayCommunicate(call.TargetMethod);
}
