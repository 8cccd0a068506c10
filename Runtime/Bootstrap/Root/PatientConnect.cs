using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Connects to somebody who may not be there yet.</summary>
internal static class PatientConnect
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Connects, and tries again for as long as the other end refuses, does not answer or has no route.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the inner exception is the last refusal, if there was one.</exception>
    /// <exception cref="SocketException">Another failure, which waiting does not mend.</exception>
    internal static async Task<Socket> ConnectAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        SocketException? last = null;
        while (true)
        {
            var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException exception) when (exception.SocketErrorCode
                is SocketError.ConnectionRefused or SocketError.TimedOut or SocketError.HostUnreachable)
            {
                socket.Dispose();
                last = exception;
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                throw new OperationCanceledException(null, last, cancellationToken);
            }
            catch
            {
                socket.Dispose();
                throw;
            }

            try
            {
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                throw new OperationCanceledException(null, last, cancellationToken);
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
