namespace TypedCollectives.Interop.Mpi;

/// <summary>An element type: <c>MPI_Datatype</c>.</summary>
/// <param name="Value">The handle: an address with Open MPI, a 32-bit number with MPICH; <see cref="MpiConstants"/> has those predefined.</param>
public readonly record struct MpiDatatype(nint Value);
