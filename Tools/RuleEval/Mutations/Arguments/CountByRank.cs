using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>Each rank communicates a part as long as its number says.</summary>
internal sealed class CountByRank() : ArgumentMutation("cut the buffer by the rank", ParameterRole.Buffer, "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source)
    {
        // Of two buffers to choose from, both are cut.
        string whole = argument is ConditionalExpressionSyntax ? $"({argument})" : argument.ToString();
        return !call.IsOfAnyRank ? null : source.Model.GetTypeInfo(argument).Type switch
        {
            IArrayTypeSymbol => $"{whole}.AsMemory(0, {call.Communicator}.Rank)",
            { Name: "ArrayView" or "ArrayView1D" } => $"{whole}.SubView(0, {call.Communicator}.Rank)",
            { Name: "MemoryBuffer1D" } => $"{whole}.View.SubView(0, {call.Communicator}.Rank)",
            { Name: "Memory" or "Span" } => $"{whole}.Slice(0, {call.Communicator}.Rank)",
            _ => null,
        };
    }
}
