namespace TypedCollectives.Interop.Mpi;

/// <summary>Which threads may call MPI; the values are the same in both ABIs.</summary>
public enum MpiThreadLevel
{
    /// <summary><c>MPI_THREAD_SINGLE</c>: the process has one thread.</summary>
    Single = 0,

    /// <summary><c>MPI_THREAD_FUNNELED</c>: only the thread that initialised MPI.</summary>
    Funneled = 1,

    /// <summary><c>MPI_THREAD_SERIALIZED</c>: any thread, one at a time.</summary>
    Serialized = 2,

    /// <summary><c>MPI_THREAD_MULTIPLE</c>: any thread, at any time.</summary>
    Multiple = 3,
}
