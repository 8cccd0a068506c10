using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> buffer, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce((ArrayView<T>)buffer, op, stream, file, line);

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce((ArrayView<T>)send, (ArrayView<T>)recv, op, stream, file, line);

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        ArrayView1D<T, Stride1D.Dense> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        AllReduce<T, TReduction>((ArrayView<T>)buffer, stream, file, line);

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        AllReduce<T, TReduction>((ArrayView<T>)send, (ArrayView<T>)recv, stream, file, line);

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce(DenseBuffer.All(buffer), op, stream, file, line);

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [Uniform] ReduceOp op, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllReduce(DenseBuffer.All(send), DenseBuffer.All(recv), op, stream, file, line);

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        AllReduce<T, TReduction>(DenseBuffer.All(buffer), stream, file, line);

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        AllReduce<T, TReduction>(DenseBuffer.All(send), DenseBuffer.All(recv), stream, file, line);
}
