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
        context.RegisterBodyAction(call => Begins(call, known), (block, beginnings) => Run(block, known, beginnings));

    /// <summary>Whether a method needs a closer look because of the call.</summary>
    private protected abstract bool Begins(IInvocationOperation call, KnownSymbols known);

    /// <summary>The rule for one function.</summary>
    private protected abstract TypestateRule Create(FlowContext context);

    private void Run(OperationBlockAnalysisContext context, KnownSymbols known, IEnumerable<IInvocationOperation> beginnings)
    {
        var writes = new SymbolWrites(context.OperationBlocks);
        foreach (var calls in beginnings.GroupBy(static call => call.Function()))
        {
            var function = calls.Key;
            var body = context.OperationBlocks.FirstOrDefault(calls.First().IsWithin);
            if (body is null || context.GetControlFlowGraph(body).GraphOf(function) is not { } graph)
                continue;
            var flow = new FlowContext(known, function, graph, writes, context.ReportDiagnostic);
            if (Create(flow) is { HasWork: true } rule)
                new TypestateFlow(flow, rule).Run();
        }
    }
}
