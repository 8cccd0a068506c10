using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>Back-to-back collectives of random kinds and sizes on two streams a device, beside user kernels, checked exactly.</summary>
public sealed class StressTests(Gpus gpus) : IClassFixture<Gpus>
{
    private const int Collectives = 100_000;
    private const int BetweenChecks = 500;
    private const int Capacity = 1 << 16;

    [Fact]
    public void NothingIsLostOrEarly()
    {
        CommunicatorClique clique = gpus.Of(BackendKind.Peer, 2);
        var random = new Random(20261126);
        Lane[] lanes = [new Lane(clique, ownStreams: false), new Lane(clique, ownStreams: true)];
        try
        {
            for (int done = 0; done < Collectives; done++)
            {
                lanes[random.Next(lanes.Length)].Step(random);
                if (done % BetweenChecks == BetweenChecks - 1)
                    Assert.All(lanes, lane => lane.Check());
            }
        }
        finally
        {
            foreach (Lane lane in lanes)
                lane.Dispose();
        }
    }

    /// <summary>A buffer on each device and what is put on one stream a device, with the same done on the host.</summary>
    private sealed class Lane : IDisposable
    {
        private readonly CommunicatorClique _clique;
        private readonly AcceleratorStream[] _streams;
        private readonly MemoryBuffer1D<int, Stride1D.Dense>[] _buffers;
        private readonly int[][] _expected;
        private readonly Action<AcceleratorStream, Index1D, ArrayView<int>, int>[] _change;
        private readonly bool _ownStreams;

        internal Lane(CommunicatorClique clique, bool ownStreams)
        {
            _clique = clique;
            _ownStreams = ownStreams;
            _streams = [.. clique.Select(comm => ownStreams ? comm.Accelerator.CreateStream() : comm.Stream)];
            _expected = [.. clique.Select(comm => Enumerable.Range(0, Capacity).Select(i => i * (comm.Rank + 3)).ToArray())];
            _buffers = [.. clique.Select(comm => comm.Accelerator.Allocate1D(_expected[comm.Rank]))];
            _change = [.. clique.Select(comm => comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Change))];
        }

        internal void Step(Random random)
        {
            // Mostly small, now and then all of it; an even length, since halves are what some collectives work on.
            int length = random.Next(20) == 0 ? Capacity : 2 * random.Next(1, 2000);
            int start = random.Next(0, ((Capacity - length) / 4) + 1) * 4;
            if (random.Next(3) == 0)
                ChangeAll(start, length, random.Next());
            int kind = random.Next(5);
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in _clique)
                    Issue(comm, kind, start, length);
            }

            Apply(kind, start, length);
        }

        internal void Check()
        {
            foreach (Communicator comm in _clique)
            {
                var received = new int[Capacity];
                _buffers[comm.Rank].View.CopyToCPU(_streams[comm.Rank], received);
                _streams[comm.Rank].Synchronize();
                Assert.Equal(_expected[comm.Rank], received);
            }
        }

        public void Dispose()
        {
            foreach (MemoryBuffer buffer in _buffers)
                buffer.Dispose();
            if (_ownStreams)
            {
                foreach (AcceleratorStream stream in _streams)
                    stream.Dispose();
            }
        }

        private void ChangeAll(int start, int length, int by)
        {
            foreach (Communicator comm in _clique)
            {
                comm.Accelerator.Bind();
                _change[comm.Rank](_streams[comm.Rank], length, View(comm, start, length), by);
                foreach (ref int value in _expected[comm.Rank].AsSpan(start, length))
                    value = (value * 3) + by;
            }
        }

        private void Issue(Communicator comm, int kind, int start, int length)
        {
            ArrayView<int> view = View(comm, start, length);
            ArrayView<int> half = view.SubView(comm.Rank * (length / 2), length / 2);
            AcceleratorStream stream = _streams[comm.Rank];
            switch (kind)
            {
                case 0: comm.AllReduce(view, ReduceOp.Sum, stream); break;
                case 1: comm.AllReduce(view, ReduceOp.Max, stream); break;
                case 2: comm.Broadcast(view, root: 1, stream); break;
                case 3: comm.AllGather(half, view, stream); break;
                default: comm.ReduceScatter(view, half, ReduceOp.Sum, stream); break;
            }
        }

        private void Apply(int kind, int start, int length)
        {
            Span<int> left = _expected[0].AsSpan(start, length);
            Span<int> right = _expected[1].AsSpan(start, length);
            int half = length / 2;
            switch (kind)
            {
                case 0 or 1:
                    for (int i = 0; i < length; i++)
                        left[i] = right[i] = kind == 0 ? left[i] + right[i] : Math.Max(left[i], right[i]);
                    break;
                case 2:
                    right.CopyTo(left);
                    break;
                case 3:
                    left[..half].CopyTo(right);
                    right[half..].CopyTo(left[half..]);
                    break;
                default:
                    for (int i = 0; i < half; i++)
                    {
                        left[i] += right[i];
                        right[half + i] += left[half + i];
                    }

                    break;
            }
        }

        private ArrayView<int> View(Communicator comm, int start, int length) =>
            ((ArrayView<int>)_buffers[comm.Rank].View).SubView(start, length);

        private static void Change(Index1D i, ArrayView<int> values, int by) => values[i] = (values[i] * 3) + by;
    }
}
