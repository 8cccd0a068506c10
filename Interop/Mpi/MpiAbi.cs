namespace TypedCollectives.Interop.Mpi;

/// <summary>The two binary interfaces MPI libraries have.</summary>
public enum MpiAbi
{
    /// <summary>MPICH and what follows its ABI (Intel MPI, MVAPICH, Cray MPICH): handles are 32-bit constants.</summary>
    Mpich,

    /// <summary>Open MPI and what is made from it (HPC-X, Spectrum MPI): handles are addresses of exported objects.</summary>
    OpenMpi,
}
