using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>A stream, as far as a method shows which one it is.</summary>
internal sealed class StreamIdentity(StreamKind kind, AccessPath? path, bool waitsForDefault = false)
{
    public static StreamIdentity Unknown { get; } = new(StreamKind.Unknown, null);

    public StreamKind Kind { get; } = kind;

    /// <summary>The communicator, the accelerator, the exchange or the variable that holds the stream.</summary>
    public AccessPath? Path { get; } = path;

    /// <summary>What a message calls it.</summary>
    public string Name => Kind switch
    {
        StreamKind.Communicator => "the communicator's stream",
        StreamKind.Default => "the default stream",
        StreamKind.Exchange => $"the stream of '{Path?.Name}'",
        _ => $"'{Path?.Name}'",
    };

    /// <summary>Whether both are known to be two streams that do not wait for each other.</summary>
    public bool DiffersFrom(StreamIdentity other)
    {
        if (Kind == StreamKind.Unknown || other.Kind == StreamKind.Unknown)
            return false;
        if (Kind == other.Kind && Kind is StreamKind.Made or StreamKind.Exchange)
            return Path is not null && other.Path is not null && !Path.Root.Equals(other.Path.Root, Microsoft.CodeAnalysis.SymbolEqualityComparer.Default);
        return Kind != other.Kind && !(WaitsFor(other) || other.WaitsFor(this));
    }

    private bool WaitsFor(StreamIdentity other) => waitsForDefault && other.Kind == StreamKind.Default;
}
