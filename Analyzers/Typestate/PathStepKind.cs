namespace TypedCollectives.Analyzers.Typestate;

/// <summary>What a <see cref="PathStep"/> is.</summary>
internal enum PathStepKind
{
    /// <summary>A local, parameter, field or property.</summary>
    Member,

    /// <summary>An index made of variables.</summary>
    Index,

    /// <summary>An index known when the program is compiled.</summary>
    ConstantIndex,

    /// <summary>Each index a loop has gone through.</summary>
    AnyIndex,

    /// <summary>A slice.</summary>
    Part,
}
