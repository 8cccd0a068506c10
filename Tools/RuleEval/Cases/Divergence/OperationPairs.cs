using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>Two operations whose order, or choice, depends on the rank.</summary>
internal sealed class OperationPairs : ICaseFamily
{
    private static readonly ImmutableArray<string> Rules = ["TC2001"];

    private static readonly ImmutableArray<(string Name, bool IsSymmetric, string Bad, string Good)> Shapes =
    [
        ("choice", true, "if ($test) { $1 } else { $2 }", "if ($test) { $1 } else { $1 }"),
        ("order", true, "if ($test) { $1 $2 } else { $2 $1 }", "if ($test) { $1 $2 } else { $1 $2 }"),
        ("missing", false, "if ($test) { $1 $2 } else { $1 }", "if ($test) { $1 $2 } else { $1 $2 }"),
        ("choice before", false, "if ($test) { $1 } else { $2 } $1", "if ($test) { Log(); $2 } else { $2 } $1"),
    ];

    public IEnumerable<CasePair> Pairs()
    {
        foreach ((int index, CallOperation first) in CallOperation.All.Index())
        {
            foreach ((int other, CallOperation second) in CallOperation.All.Index())
            {
                if (first.Dialect != second.Dialect || first.Meaning == second.Meaning)
                    continue;
                foreach (var shape in Shapes.Where(shape => !shape.IsSymmetric || index < other))
                    yield return PairOf(shape.Name, shape.Bad, shape.Good, first, second);
            }
        }
    }

    private static CasePair PairOf(string shape, string bad, string good, CallOperation first, CallOperation second)
    {
        string Write(string text) => GuardedProgram.Of(
            text.Replace("$1", first.Statement).Replace("$2", second.Statement), new("$rank % 2 == 0"), first, Place.Direct, second);

        // A bucket names no communicator: next to a call that does, the order is that of two communicators.
        ImmutableArray<string> rules = shape == "order" && (first.Name == "exchange" || second.Name == "exchange") ? [.. Rules, "TC2004"] : Rules;
        return new($"TC2001/pairs/{shape}/{first.Name}/{second.Name}", "Call ordering", rules, Write(bad), Write(good))
        {
            DependsOnRankAlone = true,
        };
    }
}
