using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        Memory<T> buffer, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueReduction<T>(CollectiveKind.AllReduce, operand, operand.Unpinned, op, 0, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        ReadOnlyMemory<T> send, Memory<T> recv, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged =>
        IssueReduction<T>(CollectiveKind.AllReduce, Operand.Of(send), Operand.Of<T>(recv), op, 0, null, new CallSite(file, line));

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        Memory<T> buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        Operand operand = Operand.Of<T>(buffer);
        IssueReduction<T, TReduction>(CollectiveKind.AllReduce, operand, operand.Unpinned, 0, null, new CallSite(file, line));
    }

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        ReadOnlyMemory<T> send, Memory<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T> =>
        IssueReduction<T, TReduction>(CollectiveKind.AllReduce, Operand.Of(send), Operand.Of<T>(recv), 0, null, new CallSite(file, line));

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        T[] buffer, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        AllReduce(buffer.AsMemory(), op, file, line);
    }

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<[ReductionElement] T>(
        T[] send, T[] recv, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        AllReduce<T>(send.AsMemory(), recv.AsMemory(), op, file, line);
    }

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        T[] buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        AllReduce<T, TReduction>(buffer.AsMemory(), file, line);
    }

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public void AllReduce<T, TReduction>(
        T[] send, T[] recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(recv);
        AllReduce<T, TReduction>(send.AsMemory(), recv.AsMemory(), file, line);
    }

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllReduce<[ReductionElement] T>(
        Span<T> buffer, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueReduction<T>(CollectiveKind.AllReduce, operand, operand.Unpinned, op, 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="AllReduce{T}(ArrayView{T}, ArrayView{T}, ReduceOp, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllReduce<[ReductionElement] T>(
        ReadOnlySpan<T> send, Span<T> recv, [Uniform] ReduceOp op,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
    {
        fixed (T* source = send, target = recv)
        {
            IssueReduction<T>(CollectiveKind.AllReduce, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), op, 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllReduce<T, TReduction>(
        Span<T> buffer,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        fixed (T* pointer = buffer)
        {
            Operand operand = Operand.OfPinned(pointer, buffer.Length);
            IssueReduction<T, TReduction>(CollectiveKind.AllReduce, operand, operand.Unpinned, 0, null, new CallSite(file, line));
        }
    }

    /// <inheritdoc cref="AllReduce{T, TReduction}(ArrayView{T}, ArrayView{T}, AcceleratorStream, string, int)"/>
    [Collective]
    public unsafe void AllReduce<T, TReduction>(
        ReadOnlySpan<T> send, Span<T> recv,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged
        where TReduction : struct, IReduction<T>
    {
        fixed (T* source = send, target = recv)
        {
            IssueReduction<T, TReduction>(CollectiveKind.AllReduce, Operand.OfPinned(source, send.Length), Operand.OfPinned(target, recv.Length), 0, null, new CallSite(file, line));
        }
    }
}
