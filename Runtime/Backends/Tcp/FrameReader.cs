using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Reads everything one peer sends, from the first frame to the end of the connection.</summary>
internal sealed class FrameReader(PeerChannel channel, Socket socket, int size, IPeerEvents events)
{
    private readonly TaskCompletionSource _detached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _header = new byte[FrameHeader.Size];
    private byte[] _payload = new byte[1024];
    private uint _sequence;
    private bool _saidGoodbye;

    /// <summary>Done when nothing is read into posted memory any more.</summary>
    internal Task Detached => _detached.Task;

    internal async Task RunAsync(CancellationToken failing)
    {
        try
        {
            while (await FillAsync(_header, failing).ConfigureAwait(false))
                await ReadFrameAsync(failing).ConfigureAwait(false);
            if (!_saidGoodbye)
                events.OnLost(channel, "closed its connection without a goodbye");
        }
        catch (OperationCanceledException)
        {
            // The communicator failed. Posted memory is its owner's again, and the peer is not kept from telling others.
            _detached.TrySetResult();
            await DrainAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            if (!_saidGoodbye)
                events.OnLost(channel, $"lost its connection ({exception.Message})");
        }
        catch (InvalidDataException exception)
        {
            events.OnLost(channel, $"sent what no rank sends ({exception.Message})");
        }
        finally
        {
            _detached.TrySetResult();
            channel.CompleteCalls();
        }
    }

    private async ValueTask ReadFrameAsync(CancellationToken failing)
    {
        if (!FrameHeader.TryRead(_header, out FrameHeader header) || header.Sequence != _sequence++)
            throw new InvalidDataException("a frame without a header");
        if (FrameHeader.IsData(header.Kind))
        {
            await ReadDataAsync(channel.Lane(header.Kind), header.Length, failing).ConfigureAwait(false);
            return;
        }

        if (_payload.Length < header.Length)
            _payload = new byte[header.Length];
        Memory<byte> payload = _payload.AsMemory(0, header.Length);
        if (!await FillAsync(payload, failing).ConfigureAwait(false))
            throw new InvalidDataException("half a frame");
        Handle(header.Kind, payload.Span);
    }

    private async ValueTask ReadDataAsync(ReceiveLane lane, int length, CancellationToken failing)
    {
        PostedReceive receive = await lane.CurrentAsync(failing).ConfigureAwait(false);
        if (receive.Next(length) is not { } memory)
            throw new InvalidDataException("more data than its call announced");
        if (!await FillAsync(memory, failing).ConfigureAwait(false))
            throw new InvalidDataException("half a frame");
        if (receive.Advance(length))
            lane.Complete();
    }

    private void Handle(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        switch (kind)
        {
            case FrameKind.Abort when FailureNotice.TryRead(payload, out FailureNotice? notice):
                events.OnAbort(channel, notice!);
                break;
            case FrameKind.Goodbye when LeaveNotice.TryRead(payload, size, out LeaveNotice? leave) && leave!.Rank == channel.Peer:
                _saidGoodbye = true;
                channel.CompleteCalls();
                events.OnLeft(channel, leave);
                break;
            case FrameKind.Left when LeaveNotice.TryRead(payload, size, out LeaveNotice? leave):
                events.OnLeft(channel, leave!);
                break;
            case FrameKind.Collective or FrameKind.Offer or FrameKind.Request when CallPayload.TryRead(payload, out CallDescription? call):
                channel.Add(kind, call!);
                break;
            default:
                throw new InvalidDataException($"a broken {kind} frame");
        }
    }

    /// <returns>Whether the memory is full; otherwise the connection ended before its first byte.</returns>
    private async ValueTask<bool> FillAsync(Memory<byte> memory, CancellationToken failing)
    {
        for (int filled = 0; filled < memory.Length;)
        {
            int received = await socket.ReceiveAsync(memory[filled..], failing).ConfigureAwait(false);
            if (received == 0)
                return filled == 0 ? false : throw new InvalidDataException("half a frame");
            filled += received;
        }

        return true;
    }

    private async Task DrainAsync()
    {
        try
        {
            while (await socket.ReceiveAsync(_payload, CancellationToken.None).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The end, in another way.
        }
    }
}
