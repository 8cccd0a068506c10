using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Send{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Send<T>(
        ReadOnlyMemory<T> buffer, int peer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Send, Operand.Of(buffer), default, peer, null, new CallSite(file, line));

    /// <inheritdoc cref="Recv{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Recv<T>(
        Memory<T> buffer, int peer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Recv, default, Operand.Of<T>(buffer), peer, null, new CallSite(file, line));

    /// <inheritdoc cref="SendRecv{T}(ArrayView{T}, int, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void SendRecv<T>(
        ReadOnlyMemory<T> send, int destination, Memory<T> recv, int source,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueExchange<T>(Operand.Of(send), destination, Operand.Of<T>(recv), source, null, new CallSite(file, line));

    /// <inheritdoc cref="Send{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Send<T>(
        T[] buffer, int peer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Send<T>(buffer.AsMemory(), peer, file, line);
    }

    /// <inheritdoc cref="Recv{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Recv<T>(
        T[] buffer, int peer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Recv<T>(buffer.AsMemory(), peer, file, line);
    }

    /// <inheritdoc cref="SendRecv{T}(ArrayView{T}, int, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void SendRecv<T>(
        T[] send, int destination, T[] recv, int source,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        SendRecv<T>(send.AsMemory(), destination, recv.AsMemory(), source, file, line);
    }

    /// <inheritdoc cref="Send{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Send<T>(
        ReadOnlySpan<T> buffer, int peer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            IssueMovement<T>(CollectiveKind.Send, Operand.OfPinned(pointer, buffer.Length), default, peer, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="Recv{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Recv<T>(
        Span<T> buffer, int peer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            IssueMovement<T>(CollectiveKind.Recv, default, Operand.OfPinned(pointer, buffer.Length), peer, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="SendRecv{T}(ArrayView{T}, int, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void SendRecv<T>(
        ReadOnlySpan<T> send, int destination, Span<T> recv, int source,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* origin = send, target = recv)
        {
            IssueExchange<T>(Operand.OfPinned(origin, send.Length), destination, Operand.OfPinned(target, recv.Length), source, null, new CallSite(file, line));
        }
    }
}
