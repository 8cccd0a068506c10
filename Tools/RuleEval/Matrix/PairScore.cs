using Microsoft.CodeAnalysis;
using TypedCollectives.RuleEval.Cases;
using TypedCollectives.RuleEval.Programs;
using TypedCollectives.RuleEval.Reports;

namespace TypedCollectives.RuleEval.Matrix;

/// <summary>How the rules did on a pair.</summary>
internal sealed class PairScore(CasePair pair, ProgramResult bad, ProgramResult good)
{
    public CasePair Pair { get; } = pair;

    public bool IsBroken { get; } = bad.Errors.Length + good.Errors.Length > 0;

    /// <summary>Whether the bug was reported by a rule that may.</summary>
    public bool IsCaught { get; } = bad.Reported.Any(diagnostic => pair.Rules.Contains(diagnostic.Id));

    /// <summary>Whether anything was reported about the repaired twin.</summary>
    public bool IsFalsePositive { get; } = good.Reported.Length > 0;

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Finding> Findings()
    {
        foreach (ProgramResult result in (ProgramResult[])[bad, good])
        {
            if (result.Errors is [var error, ..])
                yield return new("does not compile", Pair.Name, error.ToString(), result.Source.Declarations);
        }

        if (IsBroken)
            yield break;
        if (!IsCaught)
        {
            string reported = bad.Reported is [] ? "nothing" : string.Join(", ", bad.Reported.Select(static diagnostic => diagnostic.Id));
            yield return new("missed", Pair.Name, $"{string.Join(" or ", Pair.Rules)} expected, {reported} reported", Pair.Bad);
        }

        foreach (Diagnostic diagnostic in good.Reported)
            yield return new("false positive", Pair.Name, diagnostic.ToString(), Pair.Good);
    }
}
