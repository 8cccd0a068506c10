using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Gather{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Gather<T>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueMovement<T>(CollectiveKind.Gather, Operand.Of(send), Operand.Of<T>(recv), root, null, new CallSite(file, line));

    /// <inheritdoc cref="Gather{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Gather<T>(
        T[] send, T[] recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        Gather<T>(send.AsMemory(), recv.AsMemory(), root, file, line);
    }

    /// <inheritdoc cref="Gather{T}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Gather<T>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueMovement<T>(CollectiveKind.Gather, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), root, null, new CallSite(file, line));
        }
    }
}
