using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank gets all ranks' blocks, in rank order. In place.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="buffer">
    /// All ranks' blocks; on entry this rank's block, at its rank's place, holds what it contributes.
    /// </param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[k * count + i] = send of rank k [i]</c>, with <c>count = send.Length</c> and <c>recv.Length = n * count</c>. In
    /// place when <c>send</c> is this rank's block of <c>recv</c>: the elements from <c>rank * send.Length</c> on; any other
    /// overlap is an error. The call returns once the work is on the stream: kernels put on the same stream before and after it
    /// need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <c>recv</c> is not exactly as long as all ranks' blocks, the operands overlap otherwise than in place, or a buffer is
    /// not on the communicator's device.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread, or the group is on another backend.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A rank did not arrive before the deadline, ranks made different calls, or the library underneath failed.
    /// </exception>
    [Collective]
    public void AllGather<T>(
        ArrayView<T> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of(buffer);
        IssueMovement<T>(CollectiveKind.AllGather, BlockOf<T>(operand), operand, 0, stream, new CallSite(file, line));
    }

    /// <summary>Every rank gets all ranks' blocks, in rank order.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[k * count + i] = send of rank k [i]</c>, with <c>count = send.Length</c> and <c>recv.Length = n * count</c>. In
    /// place when <c>send</c> is this rank's block of <c>recv</c>: the elements from <c>rank * send.Length</c> on; any other
    /// overlap is an error. The call returns once the work is on the stream: kernels put on the same stream before and after it
    /// need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <c>recv</c> is not exactly as long as all ranks' blocks, the operands overlap otherwise than in place, or a buffer is
    /// not on the communicator's device.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread, or the group is on another backend.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A rank did not arrive before the deadline, ranks made different calls, or the library underneath failed.
    /// </exception>
    [Collective]
    public void AllGather<T>(
        ArrayView<T> send, ArrayView<T> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.AllGather, Operand.Of(send), Operand.Of(recv), 0, stream, new CallSite(file, line));
}
