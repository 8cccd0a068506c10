using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Tests;

/// <summary>Runs a scenario and compares every byte every rank received.</summary>
internal static class ScenarioRun
{
    internal static void Check(CommunicatorClique clique, ElementType type, Scenario scenario, bool hostMemory)
    {
        switch (type)
        {
            case ElementType.Int8: Check<sbyte>(clique, scenario, hostMemory); break;
            case ElementType.UInt8: Check<byte>(clique, scenario, hostMemory); break;
            case ElementType.Int32: Check<int>(clique, scenario, hostMemory); break;
            case ElementType.UInt32: Check<uint>(clique, scenario, hostMemory); break;
            case ElementType.Int64: Check<long>(clique, scenario, hostMemory); break;
            case ElementType.UInt64: Check<ulong>(clique, scenario, hostMemory); break;
            case ElementType.Float16: Check<Half>(clique, scenario, hostMemory); break;
            case ElementType.Float32: Check<float>(clique, scenario, hostMemory); break;
            case ElementType.Float64: Check<double>(clique, scenario, hostMemory); break;
            case ElementType.BFloat16: Check<BFloat16>(clique, scenario, hostMemory); break;
            case ElementType.Float8E4M3: Check<Float8E4M3>(clique, scenario, hostMemory); break;
            default: Check<Float8E5M2>(clique, scenario, hostMemory); break;
        }
    }

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
