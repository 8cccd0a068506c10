using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Broadcast{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Broadcast<T>(
        Memory<T> buffer, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueMovement<T>(CollectiveKind.Broadcast, operand, operand.Unpinned, root, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="Broadcast{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Broadcast<T>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Broadcast, Operand.Of(send), Operand.Of<T>(recv), root, null, new CallSite(file, line));

    /// <inheritdoc cref="Broadcast{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Broadcast<T>(
        T[] buffer, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Broadcast(buffer.AsMemory(), root, file, line);
    }

    /// <inheritdoc cref="Broadcast{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Broadcast<T>(
        T[] send, T[] recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        Broadcast<T>(send.AsMemory(), recv.AsMemory(), root, file, line);
    }

    /// <inheritdoc cref="Broadcast{T}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Broadcast<T>(
        Span<T> buffer, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueMovement<T>(CollectiveKind.Broadcast, operand, operand.Unpinned, root, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="Broadcast{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Broadcast<T>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueMovement<T>(CollectiveKind.Broadcast, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), root, null, new CallSite(file, line));
        }
    }
}
