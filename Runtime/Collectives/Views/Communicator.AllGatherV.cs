using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank gets all ranks' blocks, which differ in length. In place.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="buffer">
    /// All ranks' blocks, one after the other in rank order; on entry this rank's block, at its place, holds what it contributes.
    /// </param>
    /// <param name="counts">The elements of each rank's block: one number a rank, the same on every rank.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <para>
    /// <c>buffer[counts[0] + ... + counts[k - 1] + i] = what rank k contributes [i]</c> for every <c>i</c> below <c>counts[k]</c>; every rank gives the same
    /// counts.
    /// </para>
    /// <para>
    /// It is one Broadcast a rank, launched together, and messages name them so. The call returns once the work is on the stream: kernels put
    /// on the same stream before and after it need no host synchronisation.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// There is not one count for each rank; the counts do not add up to the length of
    /// <c>buffer</c>; or a buffer is not on the communicator's device.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread, or the group is on another backend.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A rank did not arrive before the deadline, ranks made different calls, or the library underneath failed.
    /// </exception>
    [Collective]
    public void AllGatherV<T>(
        ArrayView<T> buffer, [Uniform] ReadOnlySpan<long> counts, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueAllGatherV<T>(null, Operand.Of(buffer), counts, default, stream, new CallSite(file, line));

    /// <summary>Every rank gets all ranks' blocks, which differ in length.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="send">What this rank contributes: as many elements as its count says.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="counts">The elements of each rank's block: one number a rank, the same on every rank.</param>
    /// <param name="displacements">
    /// Where in <paramref name="recv"/> each rank's block starts, in elements; by default the blocks follow each other in rank order and fill it.
    /// </param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <para>
    /// <c>recv[displacements[k] + i] = send of rank k [i]</c> for every <c>i</c> below <c>counts[k]</c>; every rank gives the same counts, and may give
    /// other displacements. What lies between the blocks is left as it is. In place when
    /// <c>send</c> is this rank's block of <c>recv</c>; any other overlap with a block is an error.
    /// </para>
    /// <para>
    /// It is one Broadcast a rank, launched together, and messages name them so. The call returns once the work is on the stream: kernels put
    /// on the same stream before and after it need no host synchronisation.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// There is not one count, or displacement, for each rank; without displacements the counts do not add up to the length of
    /// <c>recv</c>; a block is not inside <c>recv</c> or overlaps another one; <c>send</c> is not as
    /// long as this rank's count, or overlaps a block otherwise than in place; or a buffer is not on the communicator's device.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A count or a displacement is negative.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or a buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The communicator has calls in a group that is open on another thread, or the group is on another backend.
    /// </exception>
    /// <exception cref="CollectiveException">
    /// A rank did not arrive before the deadline, ranks made different calls, or the library underneath failed.
    /// </exception>
    [Collective]
    public void AllGatherV<T>(
        ArrayView<T> send, ArrayView<T> recv, [Uniform] ReadOnlySpan<long> counts, ReadOnlySpan<long> displacements = default,
        AcceleratorStream? stream = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueAllGatherV<T>(Operand.Of(send), Operand.Of(recv), counts, displacements, stream, new CallSite(file, line));
}
