namespace TypedCollectives.Generators.Models;

/// <summary>The <c>Synchronize</c> a state inherits from a base type that is a state as well.</summary>
internal enum BaseSynchronize
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It takes the communicator.</summary>
    WithoutStream,

    /// <summary>It takes the communicator and a stream.</summary>
    WithStream,
}
