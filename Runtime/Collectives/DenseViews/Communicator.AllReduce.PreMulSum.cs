using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce((ArrayView<T>)buffer, scaled, stream, file, line);

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce((ArrayView<T>)send, (ArrayView<T>)recv, scaled, stream, file, line);

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce(DenseBuffer.All(buffer), scaled, stream, file, line);

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, PreMulSum{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [RankVarying] PreMulSum<T> scaled, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce(DenseBuffer.All(send), DenseBuffer.All(recv), scaled, stream, file, line);
}
