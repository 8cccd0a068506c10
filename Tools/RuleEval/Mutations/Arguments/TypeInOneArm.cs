using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Arguments;

/// <summary>One rank communicates elements of another type.</summary>
internal sealed class TypeInOneArm() : OneArmArgumentMutation("change the type in one arm", ParameterRole.Buffer, "TC2001", "TC3002")
{
    protected override string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source) =>
        call.IsOfAnyRank && source.Model.GetTypeInfo(argument).Type is IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.System_Double }
            ? "new double[4]"
            : null;
}
