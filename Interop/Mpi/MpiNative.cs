using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Mpi;

/// <summary>The few functions of mpi.h that ranks need to meet, under their native names.</summary>
/// <remarks>
/// One set of signatures serves both ABIs: a handle is passed as wide as a pointer, and a function of the MPICH ABI, whose
/// handles are <c>int</c>, reads its lower half. Which values to pass is <see cref="MpiConstants"/>' to say. Every function
/// returns 0 (<c>MPI_SUCCESS</c>) or an error; by default the library aborts the job before it returns one. Without a library
/// every function throws <see cref="Libraries.NativeLibraryNotFoundException"/>.
/// </remarks>
public static unsafe partial class MpiNative
{
    /// <summary>The name under which the library is imported; the resolver turns it into a file.</summary>
    internal const string LibraryName = "mpi";

    /// <summary>Initialises MPI in this process; allowed once.</summary>
    /// <param name="argc">The number of arguments, or null.</param>
    /// <param name="argv">The arguments, or null.</param>
    /// <param name="required">What the caller needs.</param>
    /// <param name="provided">Receives what it gets.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Init_thread(int* argc, byte*** argv, MpiThreadLevel required, MpiThreadLevel* provided);

    /// <summary>Reads whether MPI was initialised, by whomever. Allowed at any time.</summary>
    /// <param name="flag">Receives 0 or 1.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Initialized(int* flag);

    /// <summary>Reads whether MPI was finalised: it cannot be initialised again. Allowed at any time.</summary>
    /// <param name="flag">Receives 0 or 1.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Finalized(int* flag);

    /// <summary>Reads which threads may call MPI.</summary>
    /// <param name="provided">Receives the level.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Query_thread(MpiThreadLevel* provided);

    /// <summary>Reads the library's name and version. Allowed at any time.</summary>
    /// <param name="version">Receives a null-terminated text; room for <see cref="MpiConstants.MaxLibraryVersion"/> bytes.</param>
    /// <param name="resultlen">Receives its length.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Get_library_version(byte* version, int* resultlen);

    /// <summary>Reads the caller's rank.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="rank">Receives the rank.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Comm_rank(MpiComm comm, int* rank);

    /// <summary>Reads the number of ranks.</summary>
    /// <param name="comm">The communicator.</param>
    /// <param name="size">Receives the number.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Comm_size(MpiComm comm, int* size);

    /// <summary>Waits until every rank has called it.</summary>
    /// <param name="comm">The communicator.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Barrier(MpiComm comm);

    /// <summary>Copies one rank's buffer to every rank.</summary>
    /// <param name="buffer">What is sent on the root and overwritten elsewhere.</param>
    /// <param name="count">The elements.</param>
    /// <param name="datatype">Their type.</param>
    /// <param name="root">The rank whose buffer it is.</param>
    /// <param name="comm">The communicator.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Bcast(void* buffer, int count, MpiDatatype datatype, int root, MpiComm comm);

    /// <summary>Gives every rank the buffers of all, in rank order.</summary>
    /// <param name="sendbuf">This rank's part.</param>
    /// <param name="sendcount">Its elements.</param>
    /// <param name="sendtype">Their type.</param>
    /// <param name="recvbuf">Receives the parts of all.</param>
    /// <param name="recvcount">The elements of one rank's part.</param>
    /// <param name="recvtype">Their type.</param>
    /// <param name="comm">The communicator.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Allgather(
        void* sendbuf, int sendcount, MpiDatatype sendtype, void* recvbuf, int recvcount, MpiDatatype recvtype, MpiComm comm);

    /// <summary>Reduces the buffers of all ranks element by element and gives every rank the result.</summary>
    /// <param name="sendbuf">This rank's elements.</param>
    /// <param name="recvbuf">Receives the results.</param>
    /// <param name="count">The elements.</param>
    /// <param name="datatype">Their type.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="comm">The communicator.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Allreduce(
        void* sendbuf, void* recvbuf, int count, MpiDatatype datatype, MpiOp op, MpiComm comm);

    /// <summary>Ends every process of the job. Does not return.</summary>
    /// <param name="comm">The communicator; the libraries end the whole job whichever it is.</param>
    /// <param name="errorcode">What the launcher shall exit with.</param>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Abort(MpiComm comm, int errorcode);

    /// <summary>Ends MPI in this process; waits for the other ranks. To be called by the thread that initialised it.</summary>
    /// <returns>0, or an error.</returns>
    [LibraryImport(LibraryName)]
    public static partial int MPI_Finalize();
}
