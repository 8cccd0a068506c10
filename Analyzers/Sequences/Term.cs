namespace TypedCollectives.Analyzers.Sequences;

/// <summary>The collectives a function runs from some point on, in order.</summary>
internal abstract class Term;
