using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Tests;

/// <summary>Runs a scenario and compares every byte every rank received.</summary>
internal static class ScenarioRun
{
    internal static void Check<T>(CommunicatorClique clique, Scenario scenario, bool hostMemory)
        where T : unmanaged
    {
        RankBuffers<T>[] buffers = [.. clique.Select(comm => hostMemory
            ? (RankBuffers<T>)new HostRankBuffers<T>(scenario, comm.Rank)
            : new DeviceRankBuffers<T>(scenario, comm.Rank, comm))];
        try
        {
            if (scenario.Threads)
                Assert.All(Ranks.OnThreads(clique, comm => buffers[comm.Rank].Call(comm)), Assert.Null);
            else
                Ranks.InGroup(clique, comm => buffers[comm.Rank].Call(comm));

            foreach (Communicator comm in clique)
                Compare(scenario, comm.Rank, buffers[comm.Rank].Received());
        }
        finally
        {
            foreach (RankBuffers<T> buffer in buffers)
                buffer.Dispose();
        }
    }

    private static void Compare<T>(Scenario scenario, int rank, T[] received)
        where T : unmanaged
    {
        T[] expected = scenario.Expected<T>(rank);
        ReadOnlySpan<byte> left = MemoryMarshal.AsBytes(expected.AsSpan());
        ReadOnlySpan<byte> right = MemoryMarshal.AsBytes(received.AsSpan());
        int wrong = left.CommonPrefixLength(right);
        if (wrong == left.Length)
            return;

        int index = wrong / Unsafe.SizeOf<T>();
        Assert.Fail($"{scenario} of {typeof(T).Name}: rank {rank} has {received[index]} at {index}, not {expected[index]}");
    }
}
