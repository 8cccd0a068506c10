namespace TypedCollectives.Analyzers.Distribution;

/// <summary>How a value lies that is made of several, and which of them decides.</summary>
internal readonly struct Mixture(Spread spread, NamedBuffer? source = null)
{
    /// <summary>What is the same on every rank, such as a constant.</summary>
    public static Mixture Same { get; } = new(Spread.Replicated);

    public static Mixture Unknown { get; } = new(Spread.Unknown);

    public Spread Spread { get; } = spread;

    /// <summary>The buffer that decides.</summary>
    public NamedBuffer? Source { get; } = source;

    /// <summary>Whether it certainly differs between ranks.</summary>
    public bool Varies => Spread is Spread.PerRank or Spread.Sharded;

    public Mixture With(Mixture other) => other.Weight > Weight ? other : this;

    private int Weight => Spread switch
    {
        Spread.PerRank => 3,
        Spread.Sharded => 2,
        Spread.Unknown => 1,
        _ => 0,
    };
}
