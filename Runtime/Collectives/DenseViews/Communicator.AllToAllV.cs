using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllToAllV{T}(ArrayView{T}, ReadOnlySpan{long}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllToAllV<T>(
        ArrayView1D<T, Stride1D.Dense> send, ReadOnlySpan<long> sendCounts, ArrayView1D<T, Stride1D.Dense> recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> sendDisplacements = default, ReadOnlySpan<long> recvDisplacements = default, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllToAllV((ArrayView<T>)send, sendCounts, (ArrayView<T>)recv, recvCounts, sendDisplacements, recvDisplacements, stream, file, line);

    /// <inheritdoc cref="AllToAllV{T}(ArrayView{T}, ReadOnlySpan{long}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllToAllV<T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, ReadOnlySpan<long> sendCounts, MemoryBuffer1D<T, Stride1D.Dense> recv, ReadOnlySpan<long> recvCounts,
        ReadOnlySpan<long> sendDisplacements = default, ReadOnlySpan<long> recvDisplacements = default, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllToAllV(DenseBuffer.All(send), sendCounts, DenseBuffer.All(recv), recvCounts, sendDisplacements, recvDisplacements, stream, file, line);
}
