using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>One rank's windows over a buffer of its own; the other ranks' buffers are wherever this rank has them mapped.</summary>
internal sealed class RankWindows(int rank, int size, Communicator communicator, MemoryBuffer1D<byte, Stride1D.Dense> buffer)
{
    private readonly List<MemoryWindow> _made = [];

    internal PeerWindows Windows { get; } = new(rank, size);

    internal int Rank => rank;

    internal int Size => size;

    internal void Add(WindowPlace place)
    {
        Span<long> addresses = stackalloc long[size];
        for (int other = 0; other < size; other++)
            addresses[other] = other == rank ? Own(place) : Theirs(other, _made.Count);
        var window = new MemoryWindow(communicator, place.Bytes);
        _made.Add(window);
        Windows.Add(window, MemoryOf(place), PeerAddresses.Of(addresses), new CountingMapping());
    }

    /// <summary>Removes the window that was made as a number; nothing if it is gone or never was.</summary>
    internal void Remove(int number)
    {
        if (number < _made.Count)
            Windows.Remove(_made[number]);
    }

    internal long Own(WindowPlace place) => MemoryOf(place).Pointer;

    /// <summary>Where this rank has another's window mapped: elsewhere for each of both.</summary>
    internal long Theirs(int other, int number) => 0x7000_0000_0000 + (rank * 0x100_0000_0000) + (other * 0x1_0000_0000) + (number * 0x10_0000);

    internal CollectiveCall Call(WindowCall call) => new()
    {
        Kind = call.Kind,
        Count = call.Count,
        Layout = ElementInfo<byte>.Lanes!,
        Send = MemoryOf(call.Send),
        Recv = MemoryOf(call.Recv),
    };

    internal PeerReach? Reach(WindowCall call) => Windows.Reach(Call(call));

    private Operand MemoryOf(WindowPlace place) => Operand.Of(((ArrayView<byte>)buffer.View).SubView(place.Start, place.Bytes));
}
