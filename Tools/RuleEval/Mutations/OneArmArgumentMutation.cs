using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>An operator that gives the call another argument on one rank alone.</summary>
internal abstract class OneArmArgumentMutation(string name, ParameterRole role, params ImmutableArray<string> rules)
    : ArgumentMutation(name, role, rules)
{
    protected sealed override Mutant Replace(MutationSource source, CallSite call, ExpressionSyntax argument, string replacement)
    {
        SyntaxNode changed = call.Syntax.ReplaceNode(argument, Code.Expression(replacement));
        return MutationSource.Replace(
            this, call.Node, Code.Block($"if ({call.Communicator}.Rank == 0) {{ {changed}; }} else {{ {call.Statement} }}"));
    }
}
