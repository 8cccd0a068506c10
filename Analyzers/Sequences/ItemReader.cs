using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Reads a call of a collective as one item of a sequence.</summary>
internal static class ItemReader
{
    private static readonly ImmutableArray<ParameterRole> Agreed =
        [ParameterRole.Root, ParameterRole.Op, ParameterRole.Count, ParameterRole.DataType];

    public static CollectiveItem Read(ContractCall call, FunctionFlow flow)
    {
        var communicator = call.Communicators().FirstOrDefault();
        var types = string.Join(",", call.Operation.TargetMethod.TypeArguments.Select(TypeText.Of));
        return new CollectiveItem(
            call.Contract.Operation,
            types,
            communicator is null ? string.Empty : OperationText.Of(communicator, flow),
            [.. ReadArguments(call, flow)],
            call.Operation.Syntax,
            communicator?.Syntax,
            Group(call.Operation));
    }

    private static IEnumerable<ItemArgument> ReadArguments(ContractCall call, FunctionFlow flow)
    {
        foreach (var role in Agreed)
        {
            // What a value worked out on the way is made of can be compared only where that can be seen.
            if (call.Argument(role) is { } argument
                && (argument.Value.Unwrap() is not IFlowCaptureReferenceOperation reference || Captures.ChoiceOf(reference, flow) is IConditionalOperation))
                yield return new ItemArgument(role, OperationText.Of(argument.Value, flow), argument.Syntax);
        }
    }

    // The scope of the group around the call, where one is written around it.
    private static SyntaxNode? Group(IInvocationOperation call)
    {
        foreach (var scope in call.Syntax.Ancestors())
        {
            if (scope is UsingStatementSyntax { Expression: { } expression }
                && expression.ToString().Contains("CollectiveGroup"))
                return scope;
        }

        return null;
    }
}
