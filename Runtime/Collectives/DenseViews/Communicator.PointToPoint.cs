using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Send{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Send<T>(
        ArrayView1D<T, Stride1D.Dense> buffer, int peer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Send((ArrayView<T>)buffer, peer, stream, file, line);

    /// <inheritdoc cref="Recv{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Recv<T>(
        ArrayView1D<T, Stride1D.Dense> buffer, int peer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Recv((ArrayView<T>)buffer, peer, stream, file, line);

    /// <inheritdoc cref="SendRecv{T}(ArrayView{T}, int, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void SendRecv<T>(
        ArrayView1D<T, Stride1D.Dense> send, int destination, ArrayView1D<T, Stride1D.Dense> recv, int source, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        SendRecv((ArrayView<T>)send, destination, (ArrayView<T>)recv, source, stream, file, line);

    /// <inheritdoc cref="Send{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Send<T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, int peer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Send(DenseBuffer.All(buffer), peer, stream, file, line);

    /// <inheritdoc cref="Recv{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Recv<T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, int peer, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        Recv(DenseBuffer.All(buffer), peer, stream, file, line);

    /// <inheritdoc cref="SendRecv{T}(ArrayView{T}, int, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void SendRecv<T>(
        MemoryBuffer1D<T, Stride1D.Dense> send, int destination, MemoryBuffer1D<T, Stride1D.Dense> recv, int source, AcceleratorStream? stream = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        SendRecv(DenseBuffer.All(send), destination, DenseBuffer.All(recv), source, stream, file, line);
}
