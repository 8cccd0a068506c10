namespace TypedCollectives.RuleEval.Mutations;

/// <summary>What became of a mutant that compiles.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="IsCaught">Whether a rule that may reported something that it did not report before.</param>
/// <param name="Others">What other rules reported.</param>
internal sealed record MutantResult(Mutant Mutant, bool IsCaught, string Others);
