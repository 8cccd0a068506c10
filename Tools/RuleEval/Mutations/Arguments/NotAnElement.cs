using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>The elements are of a type no reduction understands.</summary>
internal sealed class NotAnElement() : ArgumentMutation("reduce a type without arithmetic", ParameterRole.Buffer, "TC3003")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.Call.Argument(ParameterRole.Op) is not null && source.Model.GetTypeInfo(argument).Type is IArrayTypeSymbol
            ? "new bool[4]"
            : null;
}
