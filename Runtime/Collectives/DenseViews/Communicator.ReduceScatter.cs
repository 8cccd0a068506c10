using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter((ArrayView<T>)buffer, op, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter((ArrayView<T>)send, (ArrayView<T>)recv, op, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        ArrayView1D<T, Stride1D.Dense> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        ReduceScatter<T, TReduction>((ArrayView<T>)buffer, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        ReduceScatter<T, TReduction>((ArrayView<T>)send, (ArrayView<T>)recv, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter(DenseBuffer.All(buffer), op, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        ReduceScatter(DenseBuffer.All(send), DenseBuffer.All(recv), op, stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        ReduceScatter<T, TReduction>(DenseBuffer.All(buffer), stream, file, line);

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        ReduceScatter<T, TReduction>(DenseBuffer.All(send), DenseBuffer.All(recv), stream, file, line);
}
