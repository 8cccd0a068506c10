using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllToAll{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllToAll<T>(
        ReadOnlyMemory<T> send, Memory<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.AllToAll, Operand.Of(send), Operand.Of<T>(recv), 0, null, new CallSite(file, line));

    /// <inheritdoc cref="AllToAll{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllToAll<T>(
        T[] send, T[] recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        AllToAll<T>(send.AsMemory(), recv.AsMemory(), file, line);
    }

    /// <inheritdoc cref="AllToAll{T}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllToAll<T>(
        ReadOnlySpan<T> send, Span<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueMovement<T>(CollectiveKind.AllToAll, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), 0, null, new CallSite(file, line));
        }
    }
}
