using System.Collections.Concurrent;
using TypedCollectives.Interop.Libc;
using TypedCollectives.Interop.Mpi;

namespace TypedCollectives;

/// <summary>MPI in this process: a thread that makes all calls, as MPI wants them made by the one that initialised it.</summary>
/// <remarks>
/// MPI can be initialised once in a process, so it stays until the process ends. Then it is finalised, as launchers expect; if the
/// process ends with an error it aborts the job instead, because finalising would wait for ranks that wait for this one.
/// </remarks>
internal sealed unsafe class MpiSession
{
    private static readonly Lock OpenLock = new();
    private static MpiSession? s_current;

    private readonly BlockingCollection<Action> _calls = [];
    private readonly bool _isOwner;
    private int _running;

    private MpiSession(MpiConstants constants)
    {
        Constants = constants;
        var thread = new Thread(Serve) { IsBackground = true, Name = "MPI" };
        thread.Start();
        _isOwner = RunAsync(Initialise).GetAwaiter().GetResult();
        (Rank, Size) = RunAsync(() =>
        {
            int rank, size;
            Check(MpiNative.MPI_Comm_rank(Constants.World, &rank), nameof(MpiNative.MPI_Comm_rank));
            Check(MpiNative.MPI_Comm_size(Constants.World, &size), nameof(MpiNative.MPI_Comm_size));
            return (rank, size);
        }).GetAwaiter().GetResult();
        if (_isOwner)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
    }

    internal MpiConstants Constants { get; }

    internal int Rank { get; }

    internal int Size { get; }

    /// <summary>The session of this process, begun if it has not been.</summary>
    internal static MpiSession Open()
    {
        lock (OpenLock)
            return s_current ??= new MpiSession(MpiConstants.Load());
    }

    internal static void Check(int result, string function)
    {
        if (result != 0)
            throw new CollectiveException($"{function} failed with {result}.");
    }

    /// <summary>Makes calls on MPI's thread.</summary>
    internal Task<T> RunAsync<T>(Func<T> call)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _running);
        _calls.Add(() =>
        {
            try
            {
                result.SetResult(call());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        });
        return result.Task;
    }

    private static bool Initialise()
    {
        int finalized, initialized;
        Check(MpiNative.MPI_Finalized(&finalized), nameof(MpiNative.MPI_Finalized));
        if (finalized != 0)
            throw new CollectiveException("MPI was finalised in this process already, and cannot be initialised again.");

        Check(MpiNative.MPI_Initialized(&initialized), nameof(MpiNative.MPI_Initialized));
        MpiThreadLevel level;
        if (initialized == 0)
        {
            // Libraries that MPI loads now must not take .NET's faults.
            FaultHandlers handlers = FaultHandlers.Read();
            int result = MpiNative.MPI_Init_thread(null, null, MpiThreadLevel.Serialized, &level);
            handlers.Restore();
            Check(result, nameof(MpiNative.MPI_Init_thread));
            return true;
        }

        Check(MpiNative.MPI_Query_thread(&level), nameof(MpiNative.MPI_Query_thread));
        return level >= MpiThreadLevel.Serialized ? false : throw new CollectiveException(
            $"MPI was initialised by another library for one thread only ({level}): initialise it with MPI_THREAD_SERIALIZED or MULTIPLE, or broadcast "
            + "the bytes of UniqueId.Create() yourself and call Communicator.Init.");
    }

    private void Serve()
    {
        foreach (Action call in _calls.GetConsumingEnumerable())
            call();
    }

    private void End()
    {
        // A call that never came back holds the thread: the launcher sees that this process ends without finalising.
        if (Volatile.Read(ref _running) > 0)
            return;

        int code = Environment.ExitCode;
        RunAsync(() =>
        {
            int finalized;
            Check(MpiNative.MPI_Finalized(&finalized), nameof(MpiNative.MPI_Finalized));
            return finalized != 0 ? 0 : code == 0 ? MpiNative.MPI_Finalize() : MpiNative.MPI_Abort(Constants.World, code);
        }).GetAwaiter().GetResult();
    }
}
