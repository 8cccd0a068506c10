using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.RankHost;

/// <summary>What the ranks with buffers in windows have in common.</summary>
internal static class WindowJob
{
    /// <summary>The elements of each buffer: of the largest, pieces are carried by the copy engines.</summary>
    internal const int Length = 72 << 20;

    internal static Communicator Init(UniqueId id, int rank, int size, TimeSpan timeout) =>
        Communicator.Init(id, rank, size, rank, new CommunicatorOptions { Backend = BackendKind.Peer, Timeout = timeout });

    /// <summary>Both in one group: they are made when it ends.</summary>
    internal static MemoryWindow[] Register(Communicator comm, MemoryBuffer1D<int, Stride1D.Dense> send, MemoryBuffer1D<int, Stride1D.Dense> recv)
    {
        using (CollectiveGroup.Open())
            return [comm.RegisterWindow((ArrayView<int>)send.View), comm.RegisterWindow((ArrayView<int>)recv.View)];
    }

    internal static string? First(string? wrong, string? more) => wrong ?? more;

    internal static void Fill(Communicator comm, ArrayView<int> view, int first)
    {
        int[] values = new int[view.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Input(comm.Rank, i + first);
        view.CopyFromCPU(comm.Stream, values);
    }

    internal static string? Compare(Communicator comm, string operation, ArrayView<int> view, Func<int, int> expected)
    {
        int[] values = new int[view.Length];
        view.CopyToCPU(comm.Stream, values);
        comm.Synchronize();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] != expected(i))
                return $"{operation}: element {i} is {values[i]} and not {expected(i)}";
        }

        return null;
    }

    internal static int Input(int rank, int i) => ((i % 1000) * 3) + (rank * 5);

    internal static int Sum(Communicator comm, int i) => (comm.Size * Input(0, i)) + (5 * comm.Size * (comm.Size - 1) / 2);
}
