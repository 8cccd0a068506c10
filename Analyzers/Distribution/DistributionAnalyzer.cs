using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>TC7001 to TC7003: buffers that do not lie over the ranks as their attributes say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DistributionAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [DistributionRules.UnreducedUpdate, DistributionRules.RepeatedReduction, DistributionRules.DistributionMismatch];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var declared = new DeclaredSpreads(known);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OperationBlocks.Any(body => SaySomething(BodyActions.Of(body), declared)))
                Report(block, known, declared);
        });
    }

    // A body that touches nothing annotated costs one look at each of its references.
    private static bool SaySomething(BodyOperations body, DeclaredSpreads declared)
    {
        foreach (var call in body.Calls)
        {
            if (declared.SpeaksOf(call.TargetMethod))
                return true;
        }

        foreach (var value in body.Values)
        {
            if (SaysSomething(value, declared))
                return true;
        }

        return false;
    }

    private static bool SaysSomething(IOperation operation, DeclaredSpreads declared) => operation switch
    {
        IMemberReferenceOperation member => declared.Of(member.Member) != Spread.Unknown || declared.IsBound(member.Member),
        IParameterReferenceOperation parameter => declared.Of(parameter.Parameter) != Spread.Unknown,
        _ => false,
    };

    private static void Report(OperationBlockAnalysisContext context, KnownSymbols known, DeclaredSpreads declared)
    {
        var spreads = new SpreadContext(context.OperationBlocks, known, declared);
        var elsewhere = new ReducedElsewhere(known, context.OwningSymbol);
        var reported = new HashSet<(string, Location)>();
        foreach (var body in context.OperationBlocks)
        {
            foreach (var (graph, method) in Functions(context.GetControlFlowGraph(body), context.OwningSymbol as IMethodSymbol))
            {
                foreach (var finding in new SpreadFlow(spreads, graph, method).Find())
                {
                    // One who reduces it in another method may call this one afterwards.
                    if (finding.AssumedSource is { } source && elsewhere.Includes(source, context.CancellationToken))
                        continue;
                    if (reported.Add((finding.Diagnostic.Id, finding.Diagnostic.Location)))
                        context.ReportDiagnostic(finding.Diagnostic);
                }
            }
        }
    }

    private static IEnumerable<(ControlFlowGraph Graph, IMethodSymbol? Method)> Functions(ControlFlowGraph graph, IMethodSymbol? method)
    {
        yield return (graph, method);
        foreach (var function in graph.LocalFunctions)
        {
            foreach (var inner in Functions(graph.GetLocalFunctionControlFlowGraph(function), function))
                yield return inner;
        }
    }
}
