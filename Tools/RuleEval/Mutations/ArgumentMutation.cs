using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>An operator that gives a call another argument.</summary>
internal abstract class ArgumentMutation(string name, ParameterRole role, params ImmutableArray<string> rules) : IMutation
{
    public string Name => name;

    public ImmutableArray<string> Rules => rules;

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (CallSite call in source.Calls)
        {
            if (call.Argument(role) is { } argument && Rewrite(call, argument, source) is { } replacement)
                yield return Replace(source, call, argument, replacement);
        }
    }

    /// <summary>The argument that breaks the program, or <see langword="null"/> where the operator does not apply.</summary>
    protected abstract string? Rewrite(CallSite call, ExpressionSyntax argument, MutationSource source);

    /// <summary>Puts the argument in its place: on every rank, unless an operator says otherwise.</summary>
    protected virtual Mutant Replace(MutationSource source, CallSite call, ExpressionSyntax argument, string replacement) =>
        MutationSource.Replace(this, argument, Code.Expression(replacement));
}
