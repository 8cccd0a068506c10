namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>
/// How a value may differ between ranks, and how what it holds may: an array filled with this rank's numbers has the same length
/// everywhere.
/// </summary>
internal readonly struct ValueVariance(Variance self, Variance content)
{
    public static readonly ValueVariance Uniform = default;

    /// <summary>The value itself; of a collection, which one it is and how long.</summary>
    public Variance Self { get; } = self;

    /// <summary>The elements of a collection.</summary>
    public Variance Content { get; } = content;

    /// <summary>What reading an element gives.</summary>
    public Variance Any => Self.Join(Content);

    public static implicit operator ValueVariance(Variance self) => new(self, Variance.Uniform);

    public ValueVariance Join(ValueVariance other) => new(Self.Join(other.Self), Content.Join(other.Content));

    public ValueVariance WithContent(Variance content) => new(Self, Content.Join(content));

    /// <summary>The same, as it is where the parameters it hangs on are not known.</summary>
    public ValueVariance WithoutParameters() => new(Self.WithoutParameters(), Content.WithoutParameters());

    public bool IsSameAs(ValueVariance other) => Self.IsSameAs(other.Self) && Content.IsSameAs(other.Content);
}
