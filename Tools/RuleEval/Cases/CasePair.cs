using System.Collections.Immutable;
using TypedCollectives.RuleEval.Programs;

namespace TypedCollectives.RuleEval.Cases;

/// <summary>A program with a bug, and the same program with as little changed as repairs it.</summary>
/// <param name="Name">What tells it from all other pairs: rule, shape, and what was combined.</param>
/// <param name="BugClass">The kind of bug.</param>
/// <param name="Rules">The rules any of which may report the bug; the first is the one the pair counts for.</param>
/// <param name="Bad">The declarations of the program with the bug.</param>
/// <param name="Good">Those of its repaired twin.</param>
internal sealed record CasePair(string Name, string BugClass, ImmutableArray<string> Rules, string Bad, string Good)
{
    /// <summary>
    /// Whether the rank is the only thing in the program with the bug that differs between ranks, so that none is left once the rank is
    /// replaced by the number of ranks.
    /// </summary>
    public bool DependsOnRankAlone { get; init; }

    public ProgramSource BadProgram => new(Bad, IsAlone);

    public ProgramSource GoodProgram => new(Good, IsAlone);

    /// <summary>Whether it depends on what the rest of its project has: it is compiled alone.</summary>
    public bool IsAlone { get; init; }
}
