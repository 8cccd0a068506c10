using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>How code gets at a buffer or communicator: <c>buffers[comm.Rank]</c>, <c>replica.Gradients</c>, <c>clique[0]</c>.</summary>
internal sealed class AccessPath(ImmutableArray<PathStep> steps) : IEquatable<AccessPath>
{
    public ImmutableArray<PathStep> Steps { get; } = steps;

    /// <summary>The variable, or the member of this object, that it begins with.</summary>
    public ISymbol Root => Steps[0].Symbols[0];

    /// <summary>What a message calls it.</summary>
    public string Name => string.Concat(Steps.Select(static (step, i) => step.Kind switch
    {
        PathStepKind.Member => i == 0 ? step.Text : $".{step.Text}",
        PathStepKind.Part => "",
        PathStepKind.AnyIndex => "[...]",
        _ => $"[{step.Text}]",
    }));

    /// <summary>The path of a variable, or of what has no better name than its method.</summary>
    public static AccessPath Of(ISymbol symbol) => new([PathStep.Member(symbol)]);

    public AccessPath Append(PathStep step) => new(Steps.Add(step));

    /// <summary>Whether both are known to reach memory they share. Different slices may be apart.</summary>
    public bool Overlaps(AccessPath other)
    {
        var common = Math.Min(Steps.Length, other.Steps.Length);
        for (var i = 0; i < common; i++)
        {
            if (!Steps[i].Meets(other.Steps[i]))
                return false;
        }

        return Steps.Skip(common).Concat(other.Steps.Skip(common)).All(static step => step.Kind == PathStepKind.Part);
    }

    /// <summary>Whether this is what the other begins with.</summary>
    public bool IsPrefixOf(AccessPath other) =>
        Steps.Length <= other.Steps.Length && Steps.Zip(other.Steps, static (mine, theirs) => mine.Equals(theirs)).All(static same => same);

    /// <summary>Whether it goes through the symbol.</summary>
    public bool Mentions(ISymbol symbol) => Steps.Any(step => step.Symbols.Contains(symbol, SymbolEqualityComparer.Default));

    /// <summary>
    /// The path after a symbol got another value: with the index that depended on it left open, or <see langword="null"/> where it led
    /// through the symbol itself.
    /// </summary>
    public AccessPath? After(ISymbol written)
    {
        if (!Mentions(written))
            return this;
        var open = ImmutableArray.CreateBuilder<PathStep>(Steps.Length);
        foreach (var step in Steps)
        {
            var isTouched = step.Symbols.Contains(written, SymbolEqualityComparer.Default);
            if (isTouched && !step.IsIndex)
                return null;
            open.Add(isTouched ? PathStep.AnyIndex : step);
        }

        return new AccessPath(open.MoveToImmutable());
    }

    public bool Equals(AccessPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override bool Equals(object? obj) => Equals(obj as AccessPath);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Root) * 31 + Steps.Length;
}
