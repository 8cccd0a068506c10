using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

public sealed class CustomReductionTests(Gpus gpus) : IClassFixture<Gpus>
{
    [Theory]
    [InlineData(BackendKind.Nccl, 1)]
    [InlineData(BackendKind.Peer, 1)]
    [InlineData(BackendKind.Nccl, 2)]
    [InlineData(BackendKind.Peer, 2)]
    public void AReductionWrittenInCSharpRuns(BackendKind backend, int ranks)
    {
        CommunicatorClique clique = gpus.Of(backend, ranks);
        foreach (int length in (int[])[1, 7, 100_003])
        {
            Complex Expected(int i) => Enumerable.Range(0, ranks).Select(rank => Input(rank, i)).Aggregate(Product.Combine);
            Check(clique, length, (comm, view) => comm.AllReduce<Complex, Product>(view), (rank, i) => Expected(i));
            Check(clique, length, (comm, view) => comm.Reduce<Complex, Product>(view, 0), (rank, i) => rank == 0 ? Expected(i) : Input(rank, i));
            Check(clique, length * ranks, (comm, view) => comm.ReduceScatter<Complex, Product>(view), (rank, i) => i / length == rank ? Expected(i) : Input(rank, i));
        }
    }

    private static Complex Input(int rank, int i) => new((i % 3) - 1 + rank, (i % 5) - 2);

    private static void Check(
        CommunicatorClique clique, int length, Action<Communicator, ArrayView<Complex>> call, Func<int, int, Complex> expected)
    {
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(
            Enumerable.Range(0, length).Select(i => Input(comm.Rank, i)).ToArray())).ToArray();
        Ranks.InGroup(clique, comm => call(comm, buffers[comm.Rank].View));
        foreach (Communicator comm in clique)
        {
            Assert.Equal(Enumerable.Range(0, length).Select(i => expected(comm.Rank, i)), buffers[comm.Rank].GetAsArray1D());
            buffers[comm.Rank].Dispose();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public record struct Complex(float Real, float Imaginary);

    public struct Product : IReduction<Complex>
    {
        public static Complex Combine(Complex left, Complex right) => new(
            (left.Real * right.Real) - (left.Imaginary * right.Imaginary),
            (left.Real * right.Imaginary) + (left.Imaginary * right.Real));
    }
}
