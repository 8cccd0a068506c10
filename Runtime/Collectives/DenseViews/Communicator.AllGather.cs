using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        ArrayView1D<T, Stride1D.Dense> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGather((ArrayView<T>)buffer, stream, file, line);

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGather((ArrayView<T>)send, (ArrayView<T>)recv, stream, file, line);

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGather(DenseBuffer.All(buffer), stream, file, line);

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        AllGather(DenseBuffer.All(send), DenseBuffer.All(recv), stream, file, line);
}
