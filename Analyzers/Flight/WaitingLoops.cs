using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Loops that wait for each communicator: whoever writes one means that it goes round, and nothing says so.</summary>
internal sealed class WaitingLoops(FlowContext context)
{
    private List<StatementSyntax>? _loops;

    /// <summary>Whether such a loop comes after a call and before what touches the call's buffer, in the same round or in the next one.</summary>
    public bool StandBetween(SyntaxNode call, SyntaxNode touch) => (_loops ??= [.. Find()]).Exists(loop =>
        call.Span.End <= loop.SpanStart && loop.Parent!.Span.Contains(touch.Span)
        && (loop.Span.End <= touch.SpanStart || touch.Span.End <= call.SpanStart));

    private IEnumerable<StatementSyntax> Find() =>
        from call in context.Function.Descendants().OfType<IInvocationOperation>()
        where ContractCall.Of(call, context.Known)?.Kind == CallKind.Synchronize
            || (KnownLibraries.Owns(call.TargetMethod) && call.TargetMethod.Name is "WaitFor" or "Wait")
        let around = call.Syntax.Ancestors().OfType<StatementSyntax>()
            .FirstOrDefault(static statement => statement is not (BlockSyntax or ExpressionStatementSyntax))
        where around is CommonForEachStatementSyntax or ForStatementSyntax
        select around;
}
