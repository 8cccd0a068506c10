using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Sends this buffer to another rank.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="buffer">What is sent.</param>
    /// <param name="peer">The other rank, which must make the matching call with the same length and type.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// Sends and receives between two ranks match in the order they are made. The call waits for the matching receive: a rank
    /// that both sends and receives must put both in one group, or use SendRecv. The call returns once the work is on the
    /// stream: kernels put on the same stream before and after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">A buffer is not on the communicator's device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The peer is not a rank.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or the buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The peer is this rank and no group is open, or the communicator has calls in a group that is open on another thread.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// The peer did not make the matching call before the deadline, the two calls differ, or the library underneath failed.
    /// </exception>
    [Collective]
    public void Send<T>(
        ArrayView<T> buffer, int peer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Send, Operand.Of(buffer), default, peer, stream, new CallSite(file, line));

    /// <summary>Receives a buffer from another rank.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="peer">The other rank, which must make the matching call with the same length and type.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// Sends and receives between two ranks match in the order they are made. The call waits for the matching send: a rank that
    /// both sends and receives must put both in one group, or use SendRecv. The call returns once the work is on the stream:
    /// kernels put on the same stream before and after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">A buffer is not on the communicator's device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The peer is not a rank.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or the buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The peer is this rank and no group is open, or the communicator has calls in a group that is open on another thread.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// The peer did not make the matching call before the deadline, the two calls differ, or the library underneath failed.
    /// </exception>
    [Collective]
    public void Recv<T>(
        ArrayView<T> buffer, int peer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Recv, default, Operand.Of(buffer), peer, stream, new CallSite(file, line));

    /// <summary>Sends one buffer and receives another at the same time.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="send">What is sent.</param>
    /// <param name="destination">The rank it is sent to.</param>
    /// <param name="recv">Where what is received goes; must not overlap what is sent.</param>
    /// <param name="source">The rank it is received from.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// A send and a receive in one group: every rank of a ring can call it, <c>comm.SendRecv(mine, (rank + 1) % n, theirs,
    /// (rank + n - 1) % n)</c>. The call returns once the work is on the stream: kernels put on the same stream before and
    /// after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">The buffers overlap, or one is not on the communicator's device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The destination or the source is not a rank.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A peer did not make the matching call before the deadline, two calls differ, or the library underneath failed.
    /// </exception>
    [Collective]
    public void SendRecv<T>(
        ArrayView<T> send, int destination, ArrayView<T> recv, int source, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueExchange<T>(Operand.Of(send), destination, Operand.Of(recv), source, stream, new CallSite(file, line));
}
