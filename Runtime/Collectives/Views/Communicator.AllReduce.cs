using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank gets the reduction of all ranks' buffers. In place.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">What this rank contributes, and where the result goes.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = op(send of rank 0 [i], ..., send of rank n-1 [i])</c> on every rank, bitwise the same on all of them. In
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
    /// <exception cref="ArgumentOutOfRangeException">The reduction is not one of <see cref="ReduceOp"/>.</exception>
    /// <exception cref="NotSupportedException">
    /// No built-in reduction understands <typeparamref name="T"/>, or the loaded library is too old for the call.
    /// </exception>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView<T> buffer, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of(buffer);
        IssueReduction<T>(CollectiveKind.AllReduce, operand, operand.Unpinned, op, 0, stream, new CallSite(file, line));
    }

    /// <summary>Every rank gets the reduction of all ranks' buffers.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="op">The reduction.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = op(send of rank 0 [i], ..., send of rank n-1 [i])</c> on every rank, bitwise the same on all of them. In
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
    /// <exception cref="ArgumentOutOfRangeException">The reduction is not one of <see cref="ReduceOp"/>.</exception>
    /// <exception cref="NotSupportedException">
    /// No built-in reduction understands <typeparamref name="T"/>, or the loaded library is too old for the call.
    /// </exception>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView<T> send, ArrayView<T> recv, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueReduction<T>(CollectiveKind.AllReduce, Operand.Of(send), Operand.Of(recv), op, 0, stream, new CallSite(file, line));

    /// <summary>Every rank gets the reduction of all ranks' buffers. In place. The reduction is written in C#.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <typeparam name="TReduction">The reduction.</typeparam>
    /// <param name="buffer">What this rank contributes, and where the result goes.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = op(send of rank 0 [i], ..., send of rank n-1 [i])</c> on every rank, bitwise the same on all of them. In
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
    /// <exception cref="NotSupportedException">The backend cannot run a reduction written in C#.</exception>
    [Collective]
    public void AllReduce<T, TReduction>(
        ArrayView<T> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        Operand operand = Operand.Of(buffer);
        IssueReduction<T, TReduction>(CollectiveKind.AllReduce, operand, operand.Unpinned, 0, stream, new CallSite(file, line));
    }

    /// <summary>Every rank gets the reduction of all ranks' buffers. The reduction is written in C#.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <typeparam name="TReduction">The reduction.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = op(send of rank 0 [i], ..., send of rank n-1 [i])</c> on every rank, bitwise the same on all of them. In
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
    /// <exception cref="NotSupportedException">The backend cannot run a reduction written in C#.</exception>
    [Collective]
    public void AllReduce<T, TReduction>(
        ArrayView<T> send, ArrayView<T> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        IssueReduction<T, TReduction>(CollectiveKind.AllReduce, Operand.Of(send), Operand.Of(recv), 0, stream, new CallSite(file, line));
}
