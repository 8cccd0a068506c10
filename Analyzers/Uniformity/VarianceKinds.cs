namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>In which ways a value may differ between ranks.</summary>
[Flags]
internal enum VarianceKinds
{
    /// <summary>It is the same everywhere, as far as can be known.</summary>
    None = 0,

    /// <summary>It depends on which rank this is.</summary>
    Rank = 1,

    /// <summary>It depends on this process alone: clocks, random numbers, a caught exception.</summary>
    Local = 2,

    /// <summary>It comes from outside: arguments, environment, files. Ranks usually get the same, and nobody checks.</summary>
    Input = 4,

    /// <summary>It depends on data only this rank has: what it received, or its part of a whole.</summary>
    Data = 8,
}
