namespace TypedCollectives.RuleEval.Mutations;

/// <summary>What became of mutants.</summary>
/// <param name="Mutants">All of them.</param>
/// <param name="Caught">Those that a rule reports.</param>
/// <param name="NoBug">Those that are none.</param>
/// <param name="Undecidable">Those of which the source does not say whether they are bugs.</param>
/// <param name="Missed">The bugs that nothing reports, for a reason that is known.</param>
/// <param name="Unexplained">Those that nobody has looked at.</param>
internal sealed record Score(int Mutants, int Caught, int NoBug, int Undecidable, int Missed, int Unexplained)
{
    /// <summary>The bugs that the source shows.</summary>
    public int Decidable => Mutants - NoBug - Undecidable;

    public static Score Of(IEnumerable<MutantResult> results)
    {
        MutantResult[] all = [.. results];
        Verdict?[] survivors = [.. all.Where(static result => !result.IsCaught).Select(static result => SurvivorReason.Of(result.Mutant)?.Verdict)];
        return new(
            all.Length, all.Length - survivors.Length, Count(Verdict.NoBug), Count(Verdict.Undecidable), Count(Verdict.Missed), Count(null));

        int Count(Verdict? verdict) => survivors.Count(other => other == verdict);
    }
}
