using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Memory that another library owns, here of the host.</summary>
public sealed unsafe class ForeignBufferTests : IDisposable
{
    private const int Length = 12;

    private readonly CommunicatorClique _clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Peer });
    private readonly nint[] _memory = [(nint)NativeMemory.AlignedAlloc(64, 16), (nint)NativeMemory.AlignedAlloc(64, 16)];

    public void Dispose()
    {
        foreach (nint memory in _memory)
            NativeMemory.AlignedFree((void*)memory);
        _clique.Dispose();
    }

    [Fact]
    public void CollectivesAndKernelsWorkOnIt()
    {
        ForeignBuffer<int>[] buffers = [.. _clique.Select(comm => ForeignBuffer.Wrap<int>(_memory[comm.Rank], Length, comm.Device))];
        foreach (Communicator comm in _clique)
        {
            ArrayView<int> view = buffers[comm.Rank].View;
            Assert.Equal(Length, view.Length);
            comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, int>(Fill)(comm.Stream, Length, view, comm.Rank + 1);
        }

        Assert.Equal(23, ((int*)_memory[1])[11]); // the kernel wrote where the pointer points
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in _clique)
                comm.AllReduce(buffers[comm.Rank].View.SubView(1), ReduceOp.Sum);
        }

        foreach (Communicator comm in _clique)
        {
            var values = new Span<int>((void*)_memory[comm.Rank], Length);
            Assert.Equal(1, values[0]); // before the part that was reduced
            Assert.Equal(Enumerable.Range(1, Length - 1).Select(i => (3 * i) + 2), values[1..].ToArray());
            buffers[comm.Rank].Dispose();
        }
    }

    [Fact]
    public void DisposalEndsTheUseAndFreesNothing()
    {
        ForeignBuffer<int> buffer = ForeignBuffer.Wrap<int>(_memory[0], Length, _clique[0].Device);
        ArrayView<int> view = buffer.View;
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.View);
        Assert.Throws<ObjectDisposedException>(() => buffer.Pointer);
        Assert.Throws<ObjectDisposedException>(() => _clique[0].AllReduce(view, ReduceOp.Sum));
        ((int*)_memory[0])[0] = 5;
        Assert.Equal(5, ((int*)_memory[0])[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(15)]
    public void APointerIsAMultipleOfSixteenBytes(int offset)
    {
        string message = Assert.Throws<ArgumentException>(() => ForeignBuffer.Wrap<byte>(_memory[0] + offset, 1, _clique[0].Device)).Message;
        Assert.Contains($"no multiple of 16 bytes (remainder {offset})", message);
    }

    [Fact]
    public void EveryMultipleOfSixteenBytesIsTaken()
    {
        foreach (int offset in (int[])[0, 16, 32])
        {
            using ForeignBuffer<byte> buffer = ForeignBuffer.Wrap<byte>((ulong)(_memory[0] + offset), 16, _clique[0].Device);
            Assert.Equal((_memory[0] + offset, 16), (buffer.Pointer, buffer.Length));
            Assert.Equal(_memory[0] + offset, buffer.View.LoadEffectiveAddressAsPtr());
        }
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        CollectiveDevice device = _clique[0].Device;
        Assert.Contains("null", Assert.Throws<ArgumentException>(() => ForeignBuffer.Wrap<int>((nint)0, 1, device)).Message);
        Assert.Throws<ArgumentNullException>(() => ForeignBuffer.Wrap<int>(_memory[0], 1, null!));
        Assert.Contains("one element or more", Assert.Throws<ArgumentOutOfRangeException>(() => ForeignBuffer.Wrap<int>(_memory[0], 0, device)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ForeignBuffer.Wrap<int>(_memory[0], -1, device));
        Assert.Contains("do not fit", Assert.Throws<ArgumentOutOfRangeException>(() => ForeignBuffer.Wrap<long>(_memory[0], long.MaxValue, device)).Message);
        Assert.Contains("do not fit", Assert.Throws<ArgumentOutOfRangeException>(() => ForeignBuffer.Wrap<byte>(ulong.MaxValue - 15, 16, device)).Message);
    }

    [Fact]
    public void MemoryOfTheOtherRankIsRefusedByTheCollective()
    {
        using ForeignBuffer<int> buffer = ForeignBuffer.Wrap<int>(_memory[0], Length, _clique[0].Device);
        Assert.Contains("own Accelerator", Assert.Throws<ArgumentException>(() => _clique[1].AllReduce(buffer.View, ReduceOp.Sum)).Message);
    }

    private static void Fill(Index1D index, ArrayView<int> values, int factor) => values[index] = (index * factor) + 1;
}
