using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests;

/// <summary>Exchanges on a second stream come after the kernels that fill the buffers, and before those that use them.</summary>
public sealed class BucketExchangeTests(Gpus gpus) : IClassFixture<Gpus>
{
    private const int Length = 1 << 18;
    private const int Buffers = 4;

    // A part for each buffer, and one part.
    [Theory]
    [InlineData(BackendKind.Nccl, 1)]
    [InlineData(BackendKind.Nccl, BucketOptions.DefaultPartBytes)]
    [InlineData(BackendKind.Peer, 1)]
    [InlineData(BackendKind.Peer, BucketOptions.DefaultPartBytes)]
    public void OneThreadDrivesBothDevices(BackendKind backend, long partBytes)
    {
        CommunicatorClique clique = gpus.Of(backend, 2);
        Rank[] ranks = [.. clique.Select(comm => new Rank(comm))];
        using (BucketExchange exchange = new(clique, new BucketOptions { PartBytes = partBytes }))
        {
            var bucket = new Bucket(exchange, ranks);
            for (int step = 1; step <= 5; step++)
            {
                for (int i = Buffers - 1; i >= 0; i--)
                {
                    foreach (Rank rank in ranks)
                        rank.Fill(i, step);
                    bucket.Ready(i);
                }

                exchange.Wait();
                foreach (Rank rank in ranks)
                    rank.Use();
            }
        }

        clique.Synchronize();
        foreach (Rank rank in ranks)
        {
            rank.Check(steps: 5);
            rank.Dispose();
        }
    }

    [Theory]
    [InlineData(BackendKind.Nccl)]
    [InlineData(BackendKind.Peer)]
    public async Task EveryDeviceHasAThread(BackendKind backend)
    {
        CommunicatorClique clique = gpus.Of(backend, 2);
        await Task.WhenAll(clique.Select(comm => Task.Run(() =>
        {
            using var rank = new Rank(comm);
            using BucketExchange exchange = new(comm, new BucketOptions { PartBytes = 2 * Length * sizeof(float) });
            var bucket = new Bucket(exchange, [rank]);
            for (int step = 1; step <= 5; step++)
            {
                for (int i = 0; i < Buffers; i++)
                {
                    rank.Fill(i, step);
                    bucket.Ready(i);
                }

                exchange.Wait();
                rank.Use();
            }

            comm.Synchronize();
            rank.Check(steps: 5);
        }, TestContext.Current.CancellationToken)));
    }

    private static void Slow(Index1D index, ArrayView<float> values, float value)
    {
        int turns = 0;
        for (int i = 0; i < 20_000; i++)
            turns = (turns * 31) + i + index;
        values[index] = turns == int.MinValue ? turns : value;
    }

    private static void Add(Index1D index, ArrayView<float> total, ArrayView<float> values) => total[index] += values[index];

    /// <summary>One device's buffers: the first two lie side by side.</summary>
    private sealed class Rank : IDisposable
    {
        private readonly Communicator _comm;
        private readonly MemoryBuffer1D<float, Stride1D.Dense>[] _owned;
        private readonly MemoryBuffer1D<float, Stride1D.Dense> _total;
        private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, float> _slow;
        private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>> _add;

        internal Rank(Communicator comm)
        {
            _comm = comm;
            _owned = [comm.Accelerator.Allocate1D<float>(2 * Length), comm.Accelerator.Allocate1D<float>(Length), comm.Accelerator.Allocate1D<float>(Length)];
            Views = [_owned[0].View.SubView(0, Length), _owned[0].View.SubView(Length, Length), _owned[1].View, _owned[2].View];
            _total = comm.Accelerator.Allocate1D<float>(Buffers * Length);
            _total.View.BaseView.MemSetToZero(comm.Stream);
            _slow = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, float>(Slow);
            _add = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Add);
        }

        internal ArrayView<float>[] Views { get; }

        internal void Fill(int i, int step)
        {
            _comm.Accelerator.Bind();
            _slow(_comm.Stream, Length, Views[i], Value(_comm.Rank, i, step));
        }

        internal void Use()
        {
            _comm.Accelerator.Bind();
            for (int i = 0; i < Buffers; i++)
                _add(_comm.Stream, Length, _total.View.SubView(i * Length, Length), Views[i]);
        }

        internal void Check(int steps)
        {
            float[] total = _total.GetAsArray1D();
            for (int i = 0; i < Buffers; i++)
            {
                float expected = Enumerable.Range(1, steps).Sum(step => Value(0, i, step) + Value(1, i, step));
                Assert.All(total[(i * Length)..((i + 1) * Length)], value => Assert.Equal(expected, value));
            }
        }

        public void Dispose()
        {
            foreach (IDisposable buffer in (IDisposable[])[.. _owned, _total])
                buffer.Dispose();
        }

        private static float Value(int rank, int i, int step) => (100 * step) + (10 * i) + rank;
    }

    /// <summary>What the generator would write, with a number instead of names.</summary>
    private sealed class Bucket(BucketExchange exchange, IReadOnlyList<Rank> ranks)
        : CollectiveBucket<Rank, float>(exchange, ranks, ReduceOp.Sum, "buffers", "0", "1", "2", "3")
    {
        internal void Ready(int index) => Ready(index, "BucketExchangeTests.cs", index);

        protected override ArrayView<float> ViewOf(Rank state, int index) => state.Views[index];
    }
}
