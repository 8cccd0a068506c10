namespace TypedCollectives.Interop.Mpi;

/// <summary>A communicator: <c>MPI_Comm</c>.</summary>
/// <param name="Value">The handle: an address with Open MPI, a 32-bit number with MPICH; <see cref="MpiConstants"/> has those predefined.</param>
public readonly record struct MpiComm(nint Value);
