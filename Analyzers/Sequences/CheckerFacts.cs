using System.Collections.Immutable;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>What is known on one way through a sequence: which ranks come here, and how other conditions went.</summary>
internal sealed class CheckerFacts
{
    private readonly RankSamples _samples;
    private readonly bool[] _here;
    private readonly ImmutableSortedDictionary<string, bool> _assumed;

    public CheckerFacts(RankSamples samples)
        : this(samples, [.. samples.Points.Select(static _ => true)], ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal))
    {
    }

    private CheckerFacts(RankSamples samples, bool[] here, ImmutableSortedDictionary<string, bool> assumed)
    {
        _samples = samples;
        _here = here;
        _assumed = assumed;
        Key = string.Concat(here.Select(static point => point ? '1' : '0'))
            + string.Concat(assumed.Select(static entry => $"{entry.Key}={entry.Value};"));
    }

    /// <summary>All facts as one text.</summary>
    public string Key { get; }

    /// <summary>How a condition must go here, if that is known.</summary>
    public bool? Decide(BranchCondition condition)
    {
        if (condition.Ranks is not { } ranks)
            return condition.IsStable && _assumed.TryGetValue(condition.Text, out var assumed) ? assumed : null;
        var isTrue = false;
        var isFalse = false;
        for (var i = 0; i < _here.Length; i++)
        {
            if (!_here[i])
                continue;
            if (IsTrue(ranks, i))
                isTrue = true;
            else
                isFalse = true;
        }

        return isTrue == isFalse ? null : isTrue;
    }

    /// <summary>Whether, for some number of ranks, some that come here go one way and some the other.</summary>
    public bool Parts(BranchCondition condition)
    {
        if (condition.Ranks is not { } ranks)
            return true;
        long size = 0;
        bool? first = null;
        for (var i = 0; i < _here.Length; i++)
        {
            if (!_here[i])
                continue;
            if (_samples.Points[i].Size != size)
                (size, first) = (_samples.Points[i].Size, null);
            var value = IsTrue(ranks, i);
            if (first is { } other && other != value)
                return true;
            first = value;
        }

        return false;
    }

    /// <summary>What is known once the condition went this way.</summary>
    public CheckerFacts Assume(BranchCondition condition, bool value)
    {
        if (condition.Ranks is { } ranks)
            return new(_samples, [.. _here.Select((here, i) => here && IsTrue(ranks, i) == value)], _assumed);

        // Conditions all ranks agree on need no memory: they are compared as they stand.
        return condition.IsStable && condition.Variance.Varies ? new(_samples, _here, _assumed.SetItem(condition.Text, value)) : this;
    }

    private bool IsTrue(RankExpression ranks, int point) =>
        ranks.Evaluate(_samples.Points[point].Rank, _samples.Points[point].Size) == 1;
}
