using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        context.RegisterOperationBlockStartAction(block =>
        {
            var uses = new ConcurrentQueue<CommunicatorUse>();
            block.RegisterOperationAction(
                operation =>
                {
                    foreach (var use in CommunicatorUse.Of((IInvocationOperation)operation.Operation, known))
                        uses.Enqueue(use);
                },
                OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end =>
            {
                if (!uses.Any(static use => Start.Around(use.Call) is not null))
                    return;
                foreach (var (use, name, by) in new ConcurrentUses(known, end.OperationBlocks).Find(uses))
                {
                    end.ReportDiagnostic(Diagnostic.Create(
                        ThreadingRules.SharedCommunicator, use.Call.Syntax.GetLocation(), name, use.Call.TargetMethod.Name, by));
                }
            });
        });
}
