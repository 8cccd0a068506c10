using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Every rank sends every rank a block, all of which may differ in length.</summary>
    /// <typeparam name="T">Any unmanaged type.</typeparam>
    /// <param name="send">What this rank contributes.</param>
    /// <param name="sendCounts">How many elements go to each rank: one number a rank.</param>
    /// <param name="recv">Where the result goes.</param>
    /// <param name="recvCounts">
    /// How many elements come from each rank: one number a rank. <c>recvCounts[i]</c> of rank j is <c>sendCounts[j]</c> of rank i.
    /// </param>
    /// <param name="sendDisplacements">
    /// Where in <paramref name="send"/> each rank's block starts, in elements; by default the blocks follow each other in rank order and fill it.
    /// </param>
    /// <param name="recvDisplacements">Where in <paramref name="recv"/> each rank's block starts; the same by default.</param>
    /// <param name="stream">The stream of the communicator's device to put the work on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// <para>
    /// <c>recv[recvDisplacements[k] + i] = send of rank k [its sendDisplacements[rank] + i]</c> for every <c>i</c> below <c>recvCounts[k]</c>. What lies
    /// between the blocks is left as it is. Never in place: the operands must not overlap. Blocks that are sent may.
    /// </para>
    /// <para>
    /// It is a Send to and a Recv from each rank, launched together, and messages name them so; they match those of other calls in the
    /// order they are made. The call returns once the work is on the stream: kernels put on the same stream before and after it need no
    /// host synchronisation.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// There is not one count, or displacement, for each rank; without displacements counts do not add up to the length of their buffer; a
    /// block is not inside its buffer; blocks of <c>recv</c> overlap; this rank sends itself more or less than it receives; the operands
    /// overlap; or a buffer is not on the communicator's device.
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
    public void AllToAllV<T>(
        ArrayView<T> send, ReadOnlySpan<long> sendCounts, ArrayView<T> recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> sendDisplacements = default, ReadOnlySpan<long> recvDisplacements = default, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueAllToAllV<T>(
            Operand.Of(send), sendCounts, sendDisplacements, Operand.Of(recv), recvCounts, recvDisplacements, stream, new CallSite(file, line));
}
