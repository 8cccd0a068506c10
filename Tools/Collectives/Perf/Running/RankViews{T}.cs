using ILGPU;

namespace TypedCollectives.Tools;

/// <summary>The buffers of one thread's ranks as elements, and where in them each call's operands are.</summary>
internal sealed class RankViews<T>
    where T : unmanaged
{
    private readonly Communicator[] _communicators;
    private readonly ArrayView<T>[] _send;
    private readonly ArrayView<T>[] _recv;

    internal RankViews(ReadOnlySpan<RankBuffers> ranks)
    {
        _communicators = new Communicator[ranks.Length];
        _send = new ArrayView<T>[ranks.Length];
        _recv = new ArrayView<T>[ranks.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            _communicators[i] = ranks[i].Communicator;
            _send[i] = ranks[i].Send<T>();
            _recv[i] = ranks[i].Recv<T>();
        }
    }

    internal int Count => _communicators.Length;

    internal Communicator Communicator(int index) => _communicators[index];

    /// <summary>What a rank sends; in place it is a part of what it receives.</summary>
    internal ArrayView<T> Send(int index, in Layout layout, bool inPlace, long shift) => inPlace
        ? _recv[index].SubView(shift + (layout.SendOffsetInPlace * _communicators[index].Rank), layout.Send)
        : _send[index].SubView(shift, layout.Send);

    /// <summary>Where a rank's result goes.</summary>
    internal ArrayView<T> Recv(int index, in Layout layout, bool inPlace, long shift) =>
        _recv[index].SubView(shift + (inPlace ? layout.RecvOffsetInPlace * _communicators[index].Rank : 0), layout.Recv);

    /// <summary>All of the receive buffer that an unshifted call uses.</summary>
    internal ArrayView<T> RecvRegion(int index, in Layout layout) => _recv[index].SubView(0, layout.Region);
}
