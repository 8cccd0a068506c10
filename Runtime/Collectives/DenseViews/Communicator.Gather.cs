using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Gather{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Gather<T>(
        ArrayView1D<T, Stride1D.Dense> send, ArrayView1D<T, Stride1D.Dense> recv, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Gather((ArrayView<T>)send, (ArrayView<T>)recv, root, stream, file, line);

    /// <inheritdoc cref="Gather{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Gather<T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, MemoryBuffer1D<T, Stride1D.Dense> recv, [Uniform] int root, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Gather(DenseBuffer.All(send), DenseBuffer.All(recv), root, stream, file, line);
}
