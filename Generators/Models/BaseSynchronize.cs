namespace TypedCollectives.Generators.Models;

/// <summary>The <c>Synchronize</c> a state inherits from a base type that is a state as well.</summary>
/// <param name="TakesStream">Whether it takes a stream after the communicator.</param>
/// <param name="TakesCallSite">Whether it takes the caller's file and line, as a generated one does.</param>
internal sealed record BaseSynchronize(bool TakesStream, bool TakesCallSite);
