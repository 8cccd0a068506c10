namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>An expression over nothing but the rank and the number of ranks: it can be evaluated for any of them.</summary>
/// <param name="evaluate">Gives the value for a rank and a size; truth is 1; <see langword="null"/> where it has none.</param>
/// <param name="constants">The numbers in it.</param>
internal sealed class RankExpression(Func<long, long, long?> evaluate, IReadOnlyCollection<long> constants)
{
    public IReadOnlyCollection<long> Constants { get; } = constants;

    public long? Evaluate(long rank, long size) => evaluate(rank, size);
}
