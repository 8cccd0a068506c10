using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A buffer of a call with its element type erased: where it is and how many bytes it has.</summary>
/// <remarks>
/// Device memory keeps its raw view, because an ILGPU kernel needs one; host memory keeps the pin that holds it in place until
/// the call is over.
/// </remarks>
internal readonly struct Operand
{
    private Operand(MemorySpace space, nint pointer, long bytes, ArrayView<byte> view, MemoryHandle pin)
    {
        Space = space;
        Pointer = pointer;
        Bytes = bytes;
        View = view;
        Pin = pin;
    }

    internal MemorySpace Space { get; }

    internal nint Pointer { get; }

    internal long Bytes { get; }

    /// <summary>The raw view; only for device memory of more than zero bytes.</summary>
    internal ArrayView<byte> View { get; }

    /// <summary>Keeps host memory in place; disposed when the call is over.</summary>
    internal MemoryHandle Pin { get; }

    /// <summary>The same memory without the pin: the second of two operands that are one buffer.</summary>
    internal Operand Unpinned => new(Space, Pointer, Bytes, View, default);

    internal Accelerator? Accelerator => View.IsValid ? View.GetAccelerator() : null;

    internal bool IsDisposed => View.IsValid && BufferOf(View).IsDisposed;

    internal static Operand Of<T>(ArrayView<T> view)
        where T : unmanaged
    {
        if (view.Length == 0)
            return new Operand(MemorySpace.Device, 0, 0, default, default);

        // A disposed buffer has no address: the check that reports it runs on the view.
        nint pointer = BufferOf(view).IsDisposed ? 0 : view.LoadEffectiveAddressAsPtr();
        return new Operand(MemorySpace.Device, pointer, view.LengthInBytes, view.Cast<byte>(), default);
    }

    internal static unsafe Operand Of<T>(ReadOnlyMemory<T> memory)
        where T : unmanaged
    {
        MemoryHandle pin = memory.Pin();
        return new Operand(MemorySpace.Host, (nint)pin.Pointer, (long)memory.Length * Unsafe.SizeOf<T>(), default, pin);
    }

    /// <summary>Wraps a span the caller has pinned for the length of the call.</summary>
    internal static unsafe Operand OfPinned<T>(T* pointer, int length)
        where T : unmanaged =>
        new(MemorySpace.Span, (nint)pointer, (long)length * sizeof(T), default, default);

    /// <summary>The part of the operand that starts at <paramref name="offset"/> bytes; the pin stays with the whole.</summary>
    internal Operand Slice(long offset, long bytes) => new(
        Space,
        Pointer == 0 ? 0 : Pointer + (nint)offset,
        bytes,
        bytes > 0 && View.IsValid ? View.SubView(offset, bytes) : default,
        default);

    internal bool Overlaps(in Operand other) =>
        Bytes > 0 && other.Bytes > 0 && Pointer < other.Pointer + (nint)other.Bytes && other.Pointer < Pointer + (nint)Bytes;

    private static MemoryBuffer BufferOf<TView>(in TView view)
        where TView : struct, IArrayView =>
        view.Buffer;
}
