using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter((ArrayView<T>)buffer, scaled, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter((ArrayView<T>)send, (ArrayView<T>)recv, scaled, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter(DenseBuffer.All(buffer), scaled, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter(DenseBuffer.All(send), DenseBuffer.All(recv), scaled, stream, file, line);
}
