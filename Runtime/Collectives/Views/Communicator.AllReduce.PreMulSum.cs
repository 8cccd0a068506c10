using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank gets the reduction of all ranks' buffers. In place.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">What this rank contributes, and where the result goes.</param>
    /// <param name="scaled">By what this rank's contribution is multiplied before the sum.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = (scalar of rank 0 * send of rank 0 [i]) + ... + (scalar of rank n-1 * send of rank n-1 [i])</c> on every rank, bitwise the same on all of them. In
    /// place when both operands are the same buffer; any other overlap is an error. The call returns once the work is on the
    /// stream: kernels put on the same stream before and after it need no host synchronisation.
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
    /// <exception cref="NotSupportedException">
    /// The communicator is not carried by NCCL, <typeparamref name="T"/> is no built-in number, or the loaded library is too old.
    /// </exception>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView<T> buffer, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of(buffer);
        IssueReduction<T>(CollectiveKind.AllReduce, operand, operand.Unpinned, scaled, 0, stream, new CallSite(file, line));
    }

    /// <summary>Every rank gets the reduction of all ranks' buffers.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="scaled">By what this rank's contribution is multiplied before the sum.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = (scalar of rank 0 * send of rank 0 [i]) + ... + (scalar of rank n-1 * send of rank n-1 [i])</c> on every rank, bitwise the same on all of them. In
    /// place when both operands are the same buffer; any other overlap is an error. The call returns once the work is on the
    /// stream: kernels put on the same stream before and after it need no host synchronisation.
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
    /// <exception cref="NotSupportedException">
    /// The communicator is not carried by NCCL, <typeparamref name="T"/> is no built-in number, or the loaded library is too old.
    /// </exception>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView<T> send, ArrayView<T> recv, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueReduction<T>(CollectiveKind.AllReduce, Operand.Of(send), Operand.Of(recv), scaled, 0, stream, new CallSite(file, line));
}
