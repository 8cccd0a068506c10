using System.Buffers.Binary;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>The connection by which a managed rank checked in, open until the rank is ready.</summary>
/// <param name="member">The rank.</param>
/// <param name="socket">The connection; closed with the line.</param>
internal sealed class RootLine(RootMember member, Socket socket) : IDisposable
{
    /// <summary>How long a rank may take to read why it fails.</summary>
    private static readonly TimeSpan TellingTime = TimeSpan.FromSeconds(1);

    internal RootMember Member { get; } = member;

    /// <summary>Waits until the rank says that it is ready. False if it leaves instead.</summary>
    internal async Task<bool> WaitAsync()
    {
        try
        {
            byte[] message = new byte[CheckIn.PrefixBytes];
            return await socket.ReceiveAllAsync(message, CancellationToken.None).ConfigureAwait(false) == message.Length
                && BinaryPrimitives.ReadInt32LittleEndian(message) == 0;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Tells the rank why it fails, and closes.</summary>
    internal async Task TellAsync(FailureText failure)
    {
        try
        {
            using var patience = new CancellationTokenSource(TellingTime);
            await socket.SendAllAsync(failure.ToBytes(), patience.Token).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It left before it could be told.
        }

        socket.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
