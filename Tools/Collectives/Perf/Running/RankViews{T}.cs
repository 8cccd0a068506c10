using ILGPU;

namespace TypedCollectives.Tools;

/// <summary>The buffers of one thread's ranks as elements, and where in them each call's operands are.</summary>
internal sealed class RankViews<T>
    where T : unmanaged
{
    private readonly Communicator[] _communicators;
    private readonly ArrayView<T>[] _send;
    private readonly ArrayView<T>[] _recv;
    private readonly ArrayView<T>[] _sendFrom;
    private readonly ArrayView<T>[] _recvFrom;
    private long _sendLength;
    private long _recvLength;

    internal RankViews(ReadOnlySpan<RankBuffers> ranks)
    {
        _communicators = new Communicator[ranks.Length];
        _send = new ArrayView<T>[ranks.Length];
        _recv = new ArrayView<T>[ranks.Length];
        _sendFrom = new ArrayView<T>[ranks.Length];
        _recvFrom = new ArrayView<T>[ranks.Length];
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
    internal ArrayView<T> Send(int index, in Layout layout, bool inPlace) => SendFrom(index, layout, inPlace).SubView(0, layout.Send);

    /// <summary>Where a rank's result goes.</summary>
    internal ArrayView<T> Recv(int index, in Layout layout, bool inPlace) => RecvFrom(index, layout, inPlace).SubView(0, layout.Recv);

    /// <summary>Sets what <see cref="Shifted"/> gives: nothing but the shift is left to add for each timed call.</summary>
    internal void Aim(in Layout layout, bool inPlace)
    {
        for (int i = 0; i < Count; i++)
        {
            _sendFrom[i] = SendFrom(i, layout, inPlace);
            _recvFrom[i] = RecvFrom(i, layout, inPlace);
        }

        _sendLength = layout.Send;
        _recvLength = layout.Recv;
    }

    /// <summary>A rank's operands, so many elements further on than those aimed at.</summary>
    internal void Shifted(int index, long shift, out ArrayView<T> send, out ArrayView<T> recv)
    {
        send = _sendFrom[index].SubView(shift, _sendLength);
        recv = _recvFrom[index].SubView(shift, _recvLength);
    }

    /// <summary>All of the receive buffer that an unshifted call uses.</summary>
    internal ArrayView<T> RecvRegion(int index, in Layout layout) => _recv[index].SubView(0, layout.Region);

    private ArrayView<T> SendFrom(int index, in Layout layout, bool inPlace) =>
        inPlace ? _recv[index].SubView(layout.SendOffsetInPlace * _communicators[index].Rank) : _send[index];

    private ArrayView<T> RecvFrom(int index, in Layout layout, bool inPlace) =>
        inPlace ? _recv[index].SubView(layout.RecvOffsetInPlace * _communicators[index].Rank) : _recv[index];
}
