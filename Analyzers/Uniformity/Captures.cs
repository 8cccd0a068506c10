using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Finds where values come from that no assignment gives.</summary>
internal static class Captures
{
    /// <summary>The value a control flow graph keeps for later, where it is kept in one place.</summary>
    public static IOperation? OnlyValueOf(IFlowCaptureReferenceOperation reference, FunctionFlow flow)
    {
        IOperation? found = null;
        foreach (var capture in flow.Graph.Blocks.SelectMany(static block => block.Operations).OfType<IFlowCaptureOperation>())
        {
            if (!capture.Id.Equals(reference.Id))
                continue;
            if (found is not null)
                return null;
            found = capture.Value;
        }

        return found;
    }

    /// <summary>The expression whose several outcomes are kept, as it was written: <c>a ? b : c</c>.</summary>
    public static IOperation? ChoiceOf(IFlowCaptureReferenceOperation reference, FunctionFlow flow) =>
        flow.Body.SemanticModel is { } model && model.SyntaxTree == reference.Syntax.SyntaxTree
        && model.GetOperation(reference.Syntax)?.Unwrap()
            is (IConditionalOperation or ISwitchExpressionOperation or IBinaryOperation) and var written
            ? written
            : null;

    /// <summary>The question a native call answers into a local: <c>ncclCommUserRank(comm, &amp;rank)</c>.</summary>
    public static string? AnswerTo(ILocalSymbol local, FunctionFlow flow, KnownSymbols known)
    {
        foreach (var operation in flow.Body.DescendantsAndSelf())
        {
            if (ContractCall.Of(operation, known) is { Kind: CallKind.Query } query
                && query.Operation.Arguments.Any(argument =>
                    argument.Value.Unwrap() is IAddressOfOperation address
                    && SymbolEqualityComparer.Default.Equals(address.Reference.ReferencedSymbol(), local)))
                return query.Contract.Operation;
        }

        return null;
    }
}
