using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>The base of the rules that follow states through a method.</summary>
public abstract class TypestateAnalyzer : CollectivesAnalyzer
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(Beginnings, operation => Begins(operation, known), (block, beginnings) => Run(block, known, beginnings));

    /// <summary>The operations that <see cref="Begins"/> looks at.</summary>
    private protected virtual ImmutableArray<IOperation> Beginnings(BodyOperations body) => [.. body.Calls];

    /// <summary>Whether a method needs a closer look because of the operation.</summary>
    private protected abstract bool Begins(IOperation operation, KnownSymbols known);

    /// <summary>The rule for one function.</summary>
    private protected abstract TypestateRule Create(FlowContext context);

    private void Run(OperationBlockAnalysisContext context, KnownSymbols known, IEnumerable<IOperation> beginnings)
    {
        var writes = new SymbolWrites(context.OperationBlocks);
        foreach (var operations in beginnings.GroupBy(static operation => operation.Function()))
        {
            var function = operations.Key;
            var body = context.OperationBlocks.FirstOrDefault(operations.First().IsWithin);
            if (body is null || context.GetControlFlowGraph(body).GraphOf(function) is not { } graph)
                continue;
            var flow = new FlowContext(known, function, graph, writes, context.ReportDiagnostic);
            if (Create(flow) is { HasWork: true } rule)
                new TypestateFlow(flow, rule).Run();
        }
    }
}
