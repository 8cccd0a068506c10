using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        Memory<T> buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueMovement<T>(CollectiveKind.AllGather, BlockOf<T>(operand), operand, 0, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        ReadOnlyMemory<T> send, Memory<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.AllGather, Operand.Of(send), Operand.Of<T>(recv), 0, null, new CallSite(file, line));

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        T[] buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        AllGather(buffer.AsMemory(), file, line);
    }

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGather<T>(
        T[] send, T[] recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        AllGather<T>(send.AsMemory(), recv.AsMemory(), file, line);
    }

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllGather<T>(
        Span<T> buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueMovement<T>(CollectiveKind.AllGather, BlockOf<T>(operand), operand, 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="AllGather{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllGather<T>(
        ReadOnlySpan<T> send, Span<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueMovement<T>(CollectiveKind.AllGather, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), 0, null, new CallSite(file, line));
        }
    }
}
