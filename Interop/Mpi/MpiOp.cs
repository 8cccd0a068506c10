namespace TypedCollectives.Interop.Mpi;

/// <summary>A reduction: <c>MPI_Op</c>.</summary>
/// <param name="Value">The handle: an address with Open MPI, a 32-bit number with MPICH; <see cref="MpiConstants"/> has those predefined.</param>
public readonly record struct MpiOp(nint Value);
