using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank gets the root's buffer. In place.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="buffer">What this rank contributes, and where the result goes.</param>
    /// <param name="root">The rank whose data is sent; the same on every rank.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = send of the root [i]</c> on every rank; elsewhere than on the root <c>send</c> is not read and may be
    /// empty. In place when both operands are the same buffer; any other overlap is an error. The call returns once the work is
    /// on the stream: kernels put on the same stream before and after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The lengths differ, the operands overlap other than exactly, or a buffer is not on the communicator's device.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread, or the group is on another backend.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A rank did not arrive before the deadline, ranks made different calls, or the library underneath failed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The root is not a rank.</exception>
    [Collective]
    public void Broadcast<T>(
        ArrayView<T> buffer, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of(buffer);
        IssueMovement<T>(CollectiveKind.Broadcast, operand, operand.Unpinned, root, stream, new CallSite(file, line));
    }

    /// <summary>Every rank gets the root's buffer.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="root">The rank whose data is sent; the same on every rank.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = send of the root [i]</c> on every rank; elsewhere than on the root <c>send</c> is not read and may be
    /// empty. In place when both operands are the same buffer; any other overlap is an error. The call returns once the work is
    /// on the stream: kernels put on the same stream before and after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The lengths differ, the operands overlap other than exactly, or a buffer is not on the communicator's device.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread, or the group is on another backend.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A rank did not arrive before the deadline, ranks made different calls, or the library underneath failed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The root is not a rank.</exception>
    [Collective]
    public void Broadcast<T>(
        ArrayView<T> send, ArrayView<T> recv, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Broadcast, Operand.Of(send), Operand.Of(recv), root, stream, new CallSite(file, line));
}
