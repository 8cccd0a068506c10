using TypedCollectives.Interop.Mpi;

namespace TypedCollectives.Samples.NcclDemo.Worlds;

/// <summary>Processes that mpirun started: they tell each other their hosts, and the id, through MPI.</summary>
internal sealed unsafe class MpiWorld : IWorld
{
    private readonly MpiConstants _mpi;

    private MpiWorld(MpiConstants mpi)
    {
        _mpi = mpi;
        MpiThreadLevel provided;
        Check(MpiNative.MPI_Init_thread(null, null, MpiThreadLevel.Serialized, &provided), nameof(MpiNative.MPI_Init_thread));
        int rank, size;
        Check(MpiNative.MPI_Comm_rank(mpi.World, &rank), nameof(MpiNative.MPI_Comm_rank));
        Check(MpiNative.MPI_Comm_size(mpi.World, &size), nameof(MpiNative.MPI_Comm_size));
        (Rank, Size) = (rank, size);

        // The local rank is the number of processes with a lower rank on the same host; only a hash of the host travels.
        ulong[] hosts = new ulong[size];
        hosts[rank] = HostIdentity.Current().HostHash;
        fixed (ulong* all = hosts)
        {
            Check(
                MpiNative.MPI_Allgather(mpi.InPlace, 0, mpi.Byte, all, sizeof(ulong), mpi.Byte, mpi.World), nameof(MpiNative.MPI_Allgather));
        }

        LocalRank = hosts.AsSpan(0, rank).Count(hosts[rank]);
        LocalSize = hosts.AsSpan().Count(hosts[rank]);
    }

    public string Description => $"started by an MPI launcher ({_mpi.LibraryVersion}); the id travels by MPI_Bcast";

    public int Rank { get; }

    public int Size { get; }

    public int LocalRank { get; }

    public int LocalSize { get; }

    /// <summary>Joins the other processes.</summary>
    public static MpiWorld Init() => new(MpiConstants.Load());

    public Task<UniqueId> ShareAsync(Func<UniqueId> create, CancellationToken cancellationToken)
    {
        Span<byte> bytes = stackalloc byte[UniqueId.Bytes];
        if (Rank == 0)
            create().CopyTo(bytes);
        fixed (byte* buffer = bytes)
            Check(MpiNative.MPI_Bcast(buffer, UniqueId.Bytes, _mpi.Byte, 0, _mpi.World), nameof(MpiNative.MPI_Bcast));
        return Task.FromResult(new UniqueId(bytes));
    }

    public ValueTask DisposeAsync()
    {
        Check(MpiNative.MPI_Finalize(), nameof(MpiNative.MPI_Finalize));
        return ValueTask.CompletedTask;
    }

    private static void Check(int result, string function)
    {
        if (result != 0)
            throw new InvalidOperationException($"{function} returned {result}.");
    }
}
