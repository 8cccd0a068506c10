using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank gets its own block of the reduction of all ranks' buffers. In place.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="buffer">
    /// What this rank contributes; on return this rank's block of it holds the result, the rest is unspecified.
    /// </param>
    /// <param name="scaled">By what this rank's contribution is multiplied before the sum.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = op over all ranks of send[rank * count + i]</c>, with <c>count = recv.Length</c> and <c>send.Length = n *
    /// count</c>. In place when <c>recv</c> is this rank's block of <c>send</c>: the elements from <c>rank * recv.Length</c>
    /// on; any other overlap is an error. The call returns once the work is on the stream: kernels put on the same stream
    /// before and after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <c>send</c> is not exactly as long as all ranks' blocks (a remainder is never dropped), the operands overlap otherwise
    /// than in place, or a buffer is not on the communicator's device.
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
    public void ReduceScatter<[ReductionElement] T>(
        ArrayView<T> buffer, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of(buffer);
        IssueReduction<T>(CollectiveKind.ReduceScatter, operand, BlockOf<T>(operand), scaled, 0, stream, new CallSite(file, line));
    }

    /// <summary>Every rank gets its own block of the reduction of all ranks' buffers.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="scaled">By what this rank's contribution is multiplied before the sum.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <c>recv[i] = op over all ranks of send[rank * count + i]</c>, with <c>count = recv.Length</c> and <c>send.Length = n *
    /// count</c>. In place when <c>recv</c> is this rank's block of <c>send</c>: the elements from <c>rank * recv.Length</c>
    /// on; any other overlap is an error. The call returns once the work is on the stream: kernels put on the same stream
    /// before and after it need no host synchronisation.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <c>send</c> is not exactly as long as all ranks' blocks (a remainder is never dropped), the operands overlap otherwise
    /// than in place, or a buffer is not on the communicator's device.
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
    public void ReduceScatter<[ReductionElement] T>(
        ArrayView<T> send, ArrayView<T> recv, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueReduction<T>(CollectiveKind.ReduceScatter, Operand.Of(send), Operand.Of(recv), scaled, 0, stream, new CallSite(file, line));
}
