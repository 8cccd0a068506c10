using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Mpi;

namespace TypedCollectives.Ranks.Mpi;

/// <summary>Calls every function of the MPI binding in a real job and prints one line: what this rank saw.</summary>
internal static unsafe class MpiCalls
{
    internal const int AbortCode = 23;

    internal static int Run()
    {
        MpiConstants mpi = MpiConstants.Load();
        int before, initialized, finalizedBefore, finalized, rank, size;
        Check(MpiNative.MPI_Initialized(&before));
        MpiThreadLevel provided, queried;
        Check(MpiNative.MPI_Init_thread(null, null, MpiThreadLevel.Serialized, &provided));
        Check(MpiNative.MPI_Initialized(&initialized));
        Check(MpiNative.MPI_Query_thread(&queried));
        Check(MpiNative.MPI_Comm_rank(mpi.World, &rank));
        Check(MpiNative.MPI_Comm_size(mpi.World, &size));

        // 128 bytes, as an id has, from the last rank.
        byte* id = stackalloc byte[128];
        for (int i = 0; i < 128; i++)
            id[i] = rank == size - 1 ? (byte)(i * 3) : (byte)0xff;
        Check(MpiNative.MPI_Bcast(id, 128, mpi.Byte, size - 1, mpi.World));
        bool idIsRight = true;
        for (int i = 0; i < 128; i++)
            idIsRight &= id[i] == (byte)(i * 3);

        int mine = (10 * rank) + 1;
        int* all = stackalloc int[size];
        Check(MpiNative.MPI_Allgather(&mine, 1, mpi.Int32, all, 1, mpi.Int32, mpi.World));

        long sum = (1L << 40) + rank;
        Check(MpiNative.MPI_Allreduce(mpi.InPlace, &sum, 1, mpi.Int64, mpi.Sum, mpi.World));
        double least = 0.5 + rank, most = 0.5 + rank, minimum, maximum;
        Check(MpiNative.MPI_Allreduce(&least, &minimum, 1, mpi.Double, mpi.Min, mpi.World));
        Check(MpiNative.MPI_Allreduce(&most, &maximum, 1, mpi.Double, mpi.Max, mpi.World));
        Check(MpiNative.MPI_Barrier(mpi.World));

        string faults = FaultsAreStillCaught() ? "caught" : "lost";
        Check(MpiNative.MPI_Finalized(&finalizedBefore));
        Check(MpiNative.MPI_Finalize());
        Check(MpiNative.MPI_Finalized(&finalized));

        string gathered = string.Join(',', new Span<int>(all, size).ToArray());
        Console.WriteLine(FormattableString.Invariant(
            $"rank {rank} of {size}: {mpi.Abi}; initialized {before}{initialized}; finalized {finalizedBefore}{finalized}; serialized {provided >= MpiThreadLevel.Serialized}; same level {provided == queried}; id {idIsRight}; gathered {gathered}; sum {sum}; min {minimum}; max {maximum}; faults {faults}; {mpi.LibraryVersion}; {NativeLibraries.LoadMpi().Path}"));
        return 0;
    }

    internal static int Abort()
    {
        MpiConstants mpi = MpiConstants.Load();
        int rank;
        MpiThreadLevel provided;
        Check(MpiNative.MPI_Init_thread(null, null, MpiThreadLevel.Serialized, &provided));
        Check(MpiNative.MPI_Comm_rank(mpi.World, &rank));
        if (rank == 1)
            _ = MpiNative.MPI_Abort(mpi.World, AbortCode);
        // Never met by rank 1: only the abort ends the others.
        _ = MpiNative.MPI_Barrier(mpi.World);
        return 0;
    }

    // An MPI library that puts its own handler in the place of .NET's would turn this exception into a crash.
    private static bool FaultsAreStillCaught()
    {
        try
        {
            string? nothing = Environment.GetEnvironmentVariable("A_VARIABLE_NOBODY_SETS");
            return nothing!.Length < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException($"An MPI function returned {result}.");
    }
}
