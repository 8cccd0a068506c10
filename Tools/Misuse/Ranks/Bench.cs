using System.Globalization;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Misuse;

/// <summary>What scenarios run on: two ranks, their buffers, and a way to say how far they got.</summary>
internal sealed class Bench(BackendKind backend, Action<string> note) : IDisposable
{
    internal const int Ranks = 2;

    /// <summary>The sum of what <see cref="Buffers"/> puts into the ranks' buffers.</summary>
    internal const float Sum = 3;

    /// <summary>The communicators' deadline: shorter than a scenario's, so that the two can be told apart.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private const int BusyRounds = 20;

    private readonly Stack<IDisposable> _owned = new();

    // A buffer that nothing refers to is freed, which waits for the device: the scenarios are not to be helped that way.
    private readonly List<object> _kept = [];
    private CommunicatorClique? _clique;

    internal BackendKind Backend => backend;

    /// <summary>The communicators of the two ranks.</summary>
    internal CommunicatorClique Clique => _clique ??= NewClique(backend);

    /// <summary>The length of a buffer whose collective takes a while: 256 MiB on a GPU, 16 MiB on a CPU.</summary>
    internal int Long => Clique[0].Device.Kind == DeviceKind.Cuda ? 64 << 20 : 4 << 20;

    internal CommunicatorClique NewClique(BackendKind kind)
    {
        CommunicatorClique clique = Communicator.InitAll(Ranks, new CommunicatorOptions { Backend = kind, Timeout = Timeout });
        _owned.Push(clique);
        return clique;
    }

    internal void Note(string text) => note(text);

    /// <summary>A buffer for each rank, full of its rank + 1.</summary>
    internal MemoryBuffer1D<float, Stride1D.Dense>[] Buffers(long length = 1 << 10, CommunicatorClique? clique = null)
    {
        var buffers = new MemoryBuffer1D<float, Stride1D.Dense>[Ranks];
        foreach (Communicator comm in clique ?? Clique)
        {
            var values = new float[length];
            Array.Fill(values, comm.Rank + 1);
            buffers[comm.Rank] = comm.Accelerator.Allocate1D(values);
        }

        _kept.Add(buffers);
        return buffers;
    }

    /// <summary>One AllReduce of both ranks, as it should be: what comes after does not wait for connections to be made.</summary>
    internal void WarmUp(CommunicatorClique? clique = null)
    {
        clique ??= Clique;
        var buffers = Buffers(clique: clique);
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in clique)
                comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
        }

        clique.Synchronize();
        Note("warm-up done");
    }

    /// <summary>Puts work on the communicators' streams: what is put there next is in flight for a while.</summary>
    internal void KeepBusy()
    {
        var buffers = Buffers(Long);
        Clique.Synchronize();
        for (int round = 0; round < BusyRounds; round++)
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in Clique)
                    comm.AllReduce(buffers[comm.Rank], ReduceOp.Max);
            }
        }
    }

    /// <summary>Compares every element of every rank.</summary>
    internal static string Compare(MemoryBuffer1D<float, Stride1D.Dense>[] buffers, float expected) =>
        Compare([.. buffers.Select(buffer => buffer.GetAsArray1D())], expected);

    internal static string Compare(float[][] arrays, float expected)
    {
        long wrong = arrays.Sum(array => array.LongCount(value => value != expected));
        if (wrong == 0)
            return "completed, right results";

        float[] first = arrays.First(array => array.Any(value => value != expected));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"completed, **wrong results**: {wrong} of {arrays.Sum(array => array.LongLength)} elements, the first {first.First(value => value != expected)} instead of {expected}");
    }

    /// <summary>Runs an action on a thread of its own, and waits for it.</summary>
    internal static Exception? OnAnotherThread(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        })
        { IsBackground = true };
        thread.Start();
        thread.Join();
        return thrown;
    }

    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? owned))
            owned.Dispose();
    }
}
