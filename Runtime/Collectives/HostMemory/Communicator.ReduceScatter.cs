using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        Memory<T> buffer, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueReduction<T>(CollectiveKind.ReduceScatter, operand, BlockOf<T>(operand), op, 0, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueReduction<T>(CollectiveKind.ReduceScatter, Operand.Of(send), Operand.Of<T>(recv), op, 0, null, new CallSite(file, line));

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        Memory<T> buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueReduction<T, TReduction>(CollectiveKind.ReduceScatter, operand, BlockOf<T>(operand), 0, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        ReadOnlyMemory<T> send, Memory<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        IssueReduction<T, TReduction>(CollectiveKind.ReduceScatter, Operand.Of(send), Operand.Of<T>(recv), 0, null, new CallSite(file, line));

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        T[] buffer, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ReduceScatter(buffer.AsMemory(), op, file, line);
    }

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<[ReductionElement] T>(
        T[] send, T[] recv, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        ReduceScatter<T>(send.AsMemory(), recv.AsMemory(), op, file, line);
    }

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        T[] buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ReduceScatter<T, TReduction>(buffer.AsMemory(), file, line);
    }

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void ReduceScatter<T, TReduction>(
        T[] send, T[] recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        ReduceScatter<T, TReduction>(send.AsMemory(), recv.AsMemory(), file, line);
    }

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void ReduceScatter<[ReductionElement] T>(
        Span<T> buffer, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueReduction<T>(CollectiveKind.ReduceScatter, operand, BlockOf<T>(operand), op, 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="ReduceScatter{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void ReduceScatter<[ReductionElement] T>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueReduction<T>(CollectiveKind.ReduceScatter, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), op, 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void ReduceScatter<T, TReduction>(
        Span<T> buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueReduction<T, TReduction>(CollectiveKind.ReduceScatter, operand, BlockOf<T>(operand), 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="ReduceScatter{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void ReduceScatter<T, TReduction>(
        ReadOnlySpan<T> send, Span<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        fixed (T* source = send, target = recv)
        {
            IssueReduction<T, TReduction>(CollectiveKind.ReduceScatter, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), 0, null, new CallSite(file, line));
        }
    }
}
