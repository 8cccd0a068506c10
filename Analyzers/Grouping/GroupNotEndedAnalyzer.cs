using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1002: a group is started and, on some path out of the method, not ended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GroupNotEndedAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.GroupNotEnded];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(known.IsStart, (block, starts) => Report(block, known, starts));

    private static void Report(
        OperationBlockAnalysisContext context, KnownSymbols known, IEnumerable<IInvocationOperation> starts)
    {
        var writes = new SymbolWrites(context.OperationBlocks);
        foreach (var start in starts)
        {
            var body = context.OperationBlocks.FirstOrDefault(start.IsWithin);
            if (body is null || Explain(context, known, start, body, writes) is not { } path)
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                GroupingRules.GroupNotEnded,
                start.Syntax.GetLocation(),
                path,
                known.IsNative(start)
                    ? "call 'ncclGroupEnd' in a finally block"
                    : "use 'using (CollectiveGroup.Open())', or call 'CollectiveGroup.End' in a finally block"));
        }
    }

    private static string? Explain(
        OperationBlockAnalysisContext context,
        KnownSymbols known,
        IInvocationOperation start,
        IOperation body,
        SymbolWrites writes)
    {
        var changes = new GroupChanges(known, body, known.IsNative(start));
        var function = start.Function();
        var calls = function.DescendantsInFunction().OfType<IInvocationOperation>();
        if (!calls.Any(call => changes.Of(call) < 0))
            return "anywhere in this method";
        if (context.GetControlFlowGraph(body).GraphOf(function) is not { } graph)
            return null;
        var returns = function.DescendantsInFunction()
            .Where(static operation => operation is IReturnOperation { IsImplicit: false })
            .Select(static operation => operation.Syntax);
        var conditions = new KnownConditions(start, writes);
        var finallyChanges = new FinallyChanges(graph, changes.Of, conditions, new UnrelatedConditions(known, start, writes));
        return new GroupPaths(known, graph, changes.Of, conditions, finallyChanges).Find(start)?.Describe(returns);
    }
}
