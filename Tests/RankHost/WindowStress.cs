using ILGPU;
using ILGPU.Runtime;
using static TypedCollectives.RankHost.WindowJob;

namespace TypedCollectives.RankHost;

/// <summary>One rank on the Peer backend whose others are other processes: many collectives in windows.</summary>
internal static class WindowStress
{
    /// <summary>Back to back on two streams, in windows and not, small and large, with kernels of the rank's own between: only the end is waited for.</summary>
    internal static string Run(UniqueId id, int rank, int size)
    {
        using Communicator comm = Init(id, rank, size, TimeSpan.FromSeconds(30));
        using AcceleratorStream side = comm.Accelerator.CreateStream();
        using var first = comm.Accelerator.Allocate1D<int>(Length);
        using var second = comm.Accelerator.Allocate1D<int>(Length);
        Register(comm, first, second);
        var add = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(static (i, values, amount) => values[i] += amount);
        comm.Accelerator.Synchronize();
        // Both buffers hold one number all over, and one rank's is that of every other plus a known number before each sum.
        (ArrayView<int> View, AcceleratorStream Stream, int Value)[] lanes =
            [(((ArrayView<int>)first.View).SubView(0, Length), comm.Stream, 0), (((ArrayView<int>)second.View).SubView(0, Length), side, 0)];
        first.MemSetToZero(comm.Stream);
        second.MemSetToZero(side);
        var random = new Random(1234); // the same on every rank
        int[] lengths = [1, 1000, 1 << 20, (2 << 20) + 1, 20 << 20, 65 << 20, (66 << 20) + 4];
        for (int call = 0; call < 300; call++)
        {
            ref (ArrayView<int> View, AcceleratorStream Stream, int Value) lane = ref lanes[random.Next(lanes.Length)];
            ArrayView<int> part = lane.View.SubView(0, lengths[random.Next(lengths.Length)]);
            int amount = random.Next(100);
            bool sums = random.Next(3) > 0;
            add(lane.Stream, (int)part.Length, part, amount + rank);
            if (sums)
                comm.AllReduce(part, ReduceOp.Max, lane.Stream);
            else
                comm.Broadcast(part, root: size - 1, lane.Stream);
            // Both leave what the last rank had: all else keeps its number, so it is brought up to it.
            add(lane.Stream, Length - (int)part.Length, lane.View.SubView(part.Length, Length - part.Length), amount + size - 1);
            lane.Value += amount + size - 1;
        }

        side.Synchronize();
        foreach ((ArrayView<int> view, _, int value) in lanes)
        {
            if (Compare(comm, "after all of them", view, _ => value) is { } wrong)
                return wrong;
        }

        return "ok";
    }
}
