using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [Uniform] ReduceOp op, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce((ArrayView<T>)buffer, op, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [Uniform] ReduceOp op, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce((ArrayView<T>)send, (ArrayView<T>)recv, op, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        ArrayView1D<T, Stride1D.Dense> buffer, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        Reduce<T, TReduction>((ArrayView<T>)buffer, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        Reduce<T, TReduction>((ArrayView<T>)send, (ArrayView<T>)recv, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [Uniform] ReduceOp op, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce(DenseBuffer.All(buffer), op, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [Uniform] ReduceOp op, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Reduce(DenseBuffer.All(send), DenseBuffer.All(recv), op, root, stream, file, line);

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        Reduce<T, TReduction>(DenseBuffer.All(buffer), root, stream, file, line);

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        Reduce<T, TReduction>(DenseBuffer.All(send), DenseBuffer.All(recv), root, stream, file, line);
}
