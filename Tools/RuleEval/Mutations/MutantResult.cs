using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>What became of a mutant that compiles.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Reported">The rules that reported something that they did not report before.</param>
internal sealed record MutantResult(Mutant Mutant, ImmutableArray<string> Reported)
{
    /// <summary>Whether one of them is a rule that may.</summary>
    public bool IsCaught => Reported.Any(Mutant.Mutation.Rules.Contains);
}
