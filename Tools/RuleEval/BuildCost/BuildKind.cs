namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>What a build of the measured project is given.</summary>
internal enum BuildKind
{
    /// <summary>Neither the generator nor the analyzers. Code that calls a generated method would not compile.</summary>
    Without,

    /// <summary>What the generator wrote, as sources like any other, and neither the generator nor the analyzers.</summary>
    SameCode,

    /// <summary>The generator and the analyzers.</summary>
    With,
}
