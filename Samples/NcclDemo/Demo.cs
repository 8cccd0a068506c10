using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Samples.NcclDemo.Worlds;

namespace TypedCollectives.Samples.NcclDemo;

/// <summary>Several processes, several devices each: one communicator a device, and an AllReduce over all of them.</summary>
internal static class Demo
{
    /// <summary>Runs this process's part.</summary>
    /// <param name="world">The processes of the job.</param>
    /// <param name="devices">How many devices this process drives.</param>
    /// <param name="elements">How many floats each device adds up.</param>
    /// <param name="options">How communicators are made.</param>
    /// <param name="output">Where it tells what it does.</param>
    /// <param name="cancellationToken">Gives up on the other processes.</param>
    /// <returns>The number of wrong elements on the devices of this process.</returns>
    internal static async Task<long> RunAsync(
        IWorld world, int devices, int elements, CommunicatorOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        // Process 0 makes the id, which everybody gets: ncclGetUniqueId and MPI_Bcast.
        UniqueId id = await world.ShareAsync(() => UniqueId.Create(new UniqueIdOptions { Timeout = options.Timeout }), cancellationToken);
        if (world.Rank == 0)
            output.WriteLine($"id: {id.Describe()}");

        // One communicator a device. The group makes them together: each waits for all the others.
        int size = world.Size * devices;
        var comms = new Communicator[devices];
        try
        {
            using (CollectiveGroup.Open())
            {
                for (int i = 0; i < devices; i++)
                {
                    comms[i] = Communicator.Init(
                        id, rank: (world.Rank * devices) + i, size, device: (world.LocalRank * devices) + i, options);
                }
            }

            return AllReduce(comms, elements, output);
        }
        finally
        {
            foreach (Communicator? comm in comms)
                comm?.Dispose();
        }
    }

    private static long AllReduce(Communicator[] comms, int elements, TextWriter output)
    {
        // Every rank gives its number plus one; the buffers are ILGPU's, on the communicator's own device.
        MemoryBuffer1D<float, Stride1D.Dense>[] send = [.. comms.Select(comm =>
        {
            float[] values = new float[elements];
            Array.Fill(values, comm.Rank + 1);
            return comm.Accelerator.Allocate1D(values);
        })];
        MemoryBuffer1D<float, Stride1D.Dense>[] recv = [.. comms.Select(comm => comm.Accelerator.Allocate1D<float>(elements))];

        using (CollectiveGroup.Open())
        {
            for (int i = 0; i < comms.Length; i++)
                comms[i].AllReduce(send[i], recv[i], ReduceOp.Sum);
        }

        // What the streams hold is done only now.
        foreach (Communicator comm in comms)
            comm.Synchronize();

        long wrong = 0;
        for (int i = 0; i < comms.Length; i++)
        {
            float expected = comms[i].Size * (comms[i].Size + 1) / 2;
            long mine = recv[i].GetAsArray1D().LongCount(value => value != expected);
            output.WriteLine(
                $"rank {comms[i].Rank} of {comms[i].Size}, {comms[i].Device}: {(mine == 0 ? $"all {elements} sums are {expected}" : $"{mine} wrong sums")}; "
                + comms[i].BackendReason);
            wrong += mine;
        }

        foreach (MemoryBuffer buffer in (IEnumerable<MemoryBuffer>)[.. send, .. recv])
            buffer.Dispose();
        return wrong;
    }
}
