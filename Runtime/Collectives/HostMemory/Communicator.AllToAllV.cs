using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllToAllV{T}(ArrayView{T}, ReadOnlySpan{long}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllToAllV<T>(
        ReadOnlyMemory<T> send, ReadOnlySpan<long> sendCounts, Memory<T> recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> sendDisplacements = default, ReadOnlySpan<long> recvDisplacements = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueAllToAllV<T>(
            Operand.Of(send), sendCounts, sendDisplacements, Operand.Of<T>(recv), recvCounts, recvDisplacements, null, new CallSite(file, line));

    /// <inheritdoc cref="AllToAllV{T}(ArrayView{T}, ReadOnlySpan{long}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllToAllV<T>(
        T[] send, ReadOnlySpan<long> sendCounts, T[] recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> sendDisplacements = default, ReadOnlySpan<long> recvDisplacements = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        AllToAllV<T>(send.AsMemory(), sendCounts, recv.AsMemory(), recvCounts, sendDisplacements, recvDisplacements, file, line);
    }

    /// <inheritdoc cref="AllToAllV{T}(ArrayView{T}, ReadOnlySpan{long}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllToAllV<T>(
        ReadOnlySpan<T> send, ReadOnlySpan<long> sendCounts, Span<T> recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> sendDisplacements = default, ReadOnlySpan<long> recvDisplacements = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueAllToAllV<T>(
                Operand.OfPinned(source, send.Length), sendCounts, sendDisplacements, Operand.OfPinned(target, recv.Length), recvCounts,
                recvDisplacements, null, new CallSite(file, line));
        }
    }
}
