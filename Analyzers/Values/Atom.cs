namespace TypedCollectives.Analyzers.Values;

/// <summary>A number that is not known, but is known to be the same wherever it stands.</summary>
internal sealed class Atom(AtomKind kind, SymbolPath path) : IEquatable<Atom>
{
    public AtomKind Kind { get; } = kind;

    public SymbolPath Path { get; } = path;

    public bool Equals(Atom? other) => other is not null && Kind == other.Kind && Path.Equals(other.Path);

    public override bool Equals(object? obj) => Equals(obj as Atom);

    public override int GetHashCode() => ((int)Kind * 397) ^ Path.GetHashCode();

    public override string ToString() => Kind switch
    {
        AtomKind.Size => "Size",
        AtomKind.Rank => "Rank",
        AtomKind.Length => $"{Path.LastSymbol?.Name}.Length",
        _ => Path.LastSymbol?.Name ?? "?",
    };
}
