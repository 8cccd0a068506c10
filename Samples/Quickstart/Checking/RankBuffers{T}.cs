using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>One buffer of the same length on every rank's device, with ways to fill and check them from the host.</summary>
internal sealed class RankBuffers<T> : IDisposable
    where T : unmanaged, IEquatable<T>
{
    private readonly CommunicatorClique _clique;
    private readonly MemoryBuffer1D<T, Stride1D.Dense>[] _buffers;

    public RankBuffers(CommunicatorClique clique, int length)
    {
        _clique = clique;
        _buffers = [.. clique.Select(comm => comm.Accelerator.Allocate1D<T>(length))];
    }

    /// <summary>The size of one rank's buffer.</summary>
    public long Bytes => _buffers[0].LengthInBytes;

    /// <summary>The buffer of a rank.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> this[int rank] => _buffers[rank];

    /// <summary>Fills every rank's buffer with a function of rank and index.</summary>
    public void Fill(Func<int, int, T> value) => Fill(_clique, rank => _buffers[rank], value);

    /// <summary>Counts the elements that are not exactly what a function of rank and index says.</summary>
    public long CountWrong(Func<int, int, T> expected) => CountWrong(_clique, rank => _buffers[rank], expected);

    /// <summary>Fills one buffer a rank, wherever it is kept.</summary>
    public static void Fill(
        CommunicatorClique clique, Func<int, MemoryBuffer1D<T, Stride1D.Dense>> buffer, Func<int, int, T> value)
    {
        foreach (Communicator comm in clique)
        {
            ArrayView<T> view = buffer(comm.Rank).View;
            var values = new T[view.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = value(comm.Rank, i);
            // On the communicator's stream, so that the copy and the collective that follows run in order.
            view.CopyFromCPU(comm.Stream, values);
        }
    }

    /// <summary>Counts what is wrong in one buffer a rank, wherever it is kept.</summary>
    public static long CountWrong(
        CommunicatorClique clique, Func<int, MemoryBuffer1D<T, Stride1D.Dense>> buffer, Func<int, int, T> expected)
    {
        long wrong = 0;
        foreach (Communicator comm in clique)
        {
            T[] values = buffer(comm.Rank).GetAsArray1D(comm.Stream);
            for (int i = 0; i < values.Length; i++)
            {
                if (!values[i].Equals(expected(comm.Rank, i)))
                    wrong++;
            }
        }

        return wrong;
    }

    public void Dispose()
    {
        foreach (MemoryBuffer1D<T, Stride1D.Dense> buffer in _buffers)
            buffer.Dispose();
    }
}
