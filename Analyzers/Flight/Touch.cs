using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>An operation that reads or writes a buffer, or ends its life.</summary>
internal sealed class Touch(AccessPath path, TouchKind kind, bool writes, StreamIdentity? stream, Location location)
{
    public AccessPath Path { get; } = path;

    public TouchKind Kind { get; } = kind;

    /// <summary>Whether it minds another one that only reads.</summary>
    public bool Writes { get; } = writes;

    /// <summary>The stream it is put on; <see langword="null"/> for what waits for none.</summary>
    public StreamIdentity? Stream { get; } = stream;

    public Location Location { get; } = location;
}
