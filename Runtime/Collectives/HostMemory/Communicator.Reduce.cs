using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        Memory<T> buffer, [Uniform] ReduceOp op, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueReduction<T>(CollectiveKind.Reduce, operand, operand.Unpinned, op, root, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] ReduceOp op, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueReduction<T>(CollectiveKind.Reduce, Operand.Of(send), Operand.Of<T>(recv), op, root, null, new CallSite(file, line));

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        Memory<T> buffer, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueReduction<T, TReduction>(CollectiveKind.Reduce, operand, operand.Unpinned, root, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        IssueReduction<T, TReduction>(CollectiveKind.Reduce, Operand.Of(send), Operand.Of<T>(recv), root, null, new CallSite(file, line));

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        T[] buffer, [Uniform] ReduceOp op, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Reduce(buffer.AsMemory(), op, root, file, line);
    }

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<[ReductionElement] T>(
        T[] send, T[] recv, [Uniform] ReduceOp op, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        Reduce<T>(send.AsMemory(), recv.AsMemory(), op, root, file, line);
    }

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        T[] buffer, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        Reduce<T, TReduction>(buffer.AsMemory(), root, file, line);
    }

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public void Reduce<T, TReduction>(
        T[] send, T[] recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        Reduce<T, TReduction>(send.AsMemory(), recv.AsMemory(), root, file, line);
    }

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Reduce<[ReductionElement] T>(
        Span<T> buffer, [Uniform] ReduceOp op, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueReduction<T>(CollectiveKind.Reduce, operand, operand.Unpinned, op, root, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="Reduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Reduce<[ReductionElement] T>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] ReduceOp op, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueReduction<T>(CollectiveKind.Reduce, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), op, root, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Reduce<T, TReduction>(
        Span<T> buffer, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueReduction<T, TReduction>(CollectiveKind.Reduce, operand, operand.Unpinned, root, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="Reduce{T, TReduction}(ArrayView{T}, ArrayView{T}, int, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void Reduce<T, TReduction>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] int root,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        fixed (T* source = send, target = recv)
        {
            IssueReduction<T, TReduction>(CollectiveKind.Reduce, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), root, null, new CallSite(file, line));
        }
    }
}
