using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [Uniform] ReadOnlySpan<long> counts, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGatherV((ArrayView<T>)buffer, counts, stream, file, line);

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [Uniform] ReadOnlySpan<long> counts,
        ReadOnlySpan<long> displacements = default, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGatherV((ArrayView<T>)send, (ArrayView<T>)recv, counts, displacements, stream, file, line);

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [Uniform] ReadOnlySpan<long> counts, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGatherV(DenseBuffer.All(buffer), counts, stream, file, line);

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [Uniform] ReadOnlySpan<long> counts,
        ReadOnlySpan<long> displacements = default, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGatherV(DenseBuffer.All(send), DenseBuffer.All(recv), counts, displacements, stream, file, line);
}
