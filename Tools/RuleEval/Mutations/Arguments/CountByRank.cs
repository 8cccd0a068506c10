using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>Each rank communicates a part as long as its number says.</summary>
internal sealed class CountByRank() : ArgumentMutation("cut the buffer by the rank", ParameterRole.Buffer, "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        !call.IsOfAnyRank ? null : source.Model.GetTypeInfo(argument).Type switch
        {
            IArrayTypeSymbol => $"{argument}.AsMemory(0, {call.Communicator}.Rank)",
            { Name: "ArrayView" or "ArrayView1D" } => $"{argument}.SubView(0, {call.Communicator}.Rank)",
            { Name: "MemoryBuffer1D" } => $"{argument}.View.SubView(0, {call.Communicator}.Rank)",
            { Name: "Memory" or "Span" } => $"{argument}.Slice(0, {call.Communicator}.Rank)",
            _ => null,
        };
}
