namespace TypedCollectives.RuleEval.Mutations;

/// <summary>What a mutant that no rule reports means.</summary>
internal enum Verdict
{
    /// <summary>The program is as right, or as wrong and as reported, as before.</summary>
    NoBug,

    /// <summary>Whether it is a bug is not in the source: it depends on what comes from outside, or on what somebody meant.</summary>
    Undecidable,

    /// <summary>The source says that it is a bug, and the rules do not follow it.</summary>
    Missed,
}
