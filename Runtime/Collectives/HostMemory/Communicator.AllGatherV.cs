using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        Memory<T> buffer, [Uniform] ReadOnlySpan<long> counts,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueAllGatherV<T>(null, Operand.Of<T>(buffer), counts, default, null, new CallSite(file, line));

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] ReadOnlySpan<long> counts, ReadOnlySpan<long> displacements = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueAllGatherV<T>(Operand.Of(send), Operand.Of<T>(recv), counts, displacements, null, new CallSite(file, line));

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        T[] buffer, [Uniform] ReadOnlySpan<long> counts,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        AllGatherV(buffer.AsMemory(), counts, file, line);
    }

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllGatherV<T>(
        T[] send, T[] recv, [Uniform] ReadOnlySpan<long> counts, ReadOnlySpan<long> displacements = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        AllGatherV<T>(send.AsMemory(), recv.AsMemory(), counts, displacements, file, line);
    }

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllGatherV<T>(
        Span<T> buffer, [Uniform] ReadOnlySpan<long> counts,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            IssueAllGatherV<T>(null, Operand.OfPinned(pointer, buffer.Length), counts, default, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="AllGatherV{T}(ArrayView{T}, ArrayView{T}, ReadOnlySpan{long}, ReadOnlySpan{long}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllGatherV<T>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] ReadOnlySpan<long> counts, ReadOnlySpan<long> displacements = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueAllGatherV<T>(
                Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), counts, displacements, null, new CallSite(file, line));
        }
    }
}
