using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Writes whole frames to one socket, one after the other, whoever they come from.</summary>
internal sealed class FrameSender(Socket socket) : IDisposable
{
    // Header and payload in one packet, up to here.
    private const int Joined = 4096;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly byte[] _buffer = new byte[FrameHeader.Size + Joined];
    private uint _sequence;

    /// <param name="kind">What it holds.</param>
    /// <param name="payload">What it holds, in memory that stays in place until the task is done.</param>
    /// <param name="cancellation">Cuts the frame off: nothing can be sent afterwards.</param>
    internal async Task SendAsync(FrameKind kind, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            new FrameHeader(kind, _sequence++, payload.Length).Write(_buffer);
            int joined = payload.Length <= Joined ? payload.Length : 0;
            payload.Span[..joined].CopyTo(_buffer.AsSpan(FrameHeader.Size));
            await SendAllAsync(_buffer.AsMemory(0, FrameHeader.Size + joined), cancellation).ConfigureAwait(false);
            await SendAllAsync(payload[joined..], cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, cancellation).ConfigureAwait(false)..];
    }
}
