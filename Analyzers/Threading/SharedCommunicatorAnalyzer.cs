using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Threading;

/// <summary>TC5001: lambdas that run at the same time use one communicator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedCommunicatorAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ThreadingRules.SharedCommunicator];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => CommunicatorUse.Of(call, known).Any(),
            (block, calls) =>
            {
                var uses = calls.SelectMany(call => CommunicatorUse.Of(call, known)).ToList();
                if (!uses.Any(static use => Start.Around(use.Call) is not null))
                    return;
                foreach (var (use, name, by) in new ConcurrentUses(known, block.OperationBlocks).Find(uses))
                {
                    block.ReportDiagnostic(Diagnostic.Create(
                        ThreadingRules.SharedCommunicator, use.Call.Syntax.GetLocation(), name, use.Call.TargetMethod.Name, by));
                }
            });
}
