using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, PreMulSum{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [RankVarying] PreMulSum<T> scaled, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce((ArrayView<T>)buffer, scaled, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, PreMulSum{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [RankVarying] PreMulSum<T> scaled, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce((ArrayView<T>)send, (ArrayView<T>)recv, scaled, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, PreMulSum{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [RankVarying] PreMulSum<T> scaled, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce(DenseBuffer.All(buffer), scaled, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, PreMulSum{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [RankVarying] PreMulSum<T> scaled, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce(DenseBuffer.All(send), DenseBuffer.All(recv), scaled, root, stream, file, line);
}
