using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A buffer of a call with its element type erased: where it is and how many bytes it has.</summary>
internal struct Operand
{
    internal nint Pointer;
    internal long Bytes;
    internal MemorySpace Space;

    // The MemoryBuffer of device memory; of host memory that is no array, the manager that holds it in place.
    private object? _owner;

    // Holds an array in place.
    private GCHandle _pin;

    private Operand(MemorySpace space, nint pointer, long bytes, object? owner, GCHandle pin)
    {
        Space = space;
        Pointer = pointer;
        Bytes = bytes;
        _owner = owner;
        _pin = pin;
    }

    /// <summary>The same memory without what holds it in place: the second of two operands that are one buffer.</summary>
    internal readonly Operand Unpinned => Slice(0, Bytes);

    /// <summary>The buffer of device memory of more than zero bytes.</summary>
    internal readonly MemoryBuffer? Buffer => Space == MemorySpace.Device ? Unsafe.As<MemoryBuffer?>(_owner) : null;

    /// <summary>Device memory as an ILGPU kernel takes it.</summary>
    internal readonly ArrayView<byte> View => Buffer is { } buffer && Bytes > 0 ? new ArrayView<byte>(buffer, Pointer - buffer.NativePtr, Bytes) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Operand Of<T>(in ArrayView<T> view)
        where T : unmanaged
    {
        if (view.Length == 0)
            return new Operand(MemorySpace.Device, 0, 0, null, default);

        // A disposed buffer has no address: the check that reports it looks at the buffer.
        MemoryBuffer buffer = BufferOf(view);
        nint pointer = buffer.IsDisposed ? 0 : view.LoadEffectiveAddressAsPtr();
        return new Operand(MemorySpace.Device, pointer, view.LengthInBytes, buffer, default);
    }

    internal static unsafe Operand Of<T>(ReadOnlyMemory<T> memory)
        where T : unmanaged
    {
        long bytes = (long)memory.Length * Unsafe.SizeOf<T>();
        if (MemoryMarshal.TryGetArray(memory, out ArraySegment<T> segment) && segment.Array is { } array)
        {
            GCHandle pin = GCHandle.Alloc(array, GCHandleType.Pinned);
            nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
            return new Operand(MemorySpace.Host, address + (segment.Offset * sizeof(T)), bytes, null, pin);
        }

        if (MemoryMarshal.TryGetMemoryManager(memory, out MemoryManager<T>? manager, out int start, out _))
            return new Operand(MemorySpace.Host, (nint)manager.Pin(start).Pointer, bytes, manager, default);

        // What is left is the text of a string, which is only ever sent: a copy does.
        return Of<T>((ReadOnlyMemory<T>)memory.ToArray());
    }

    /// <summary>Wraps a span the caller has pinned for the length of the call.</summary>
    internal static unsafe Operand OfPinned<T>(T* pointer, int length)
        where T : unmanaged =>
        new(MemorySpace.Span, (nint)pointer, (long)length * sizeof(T), null, default);

    /// <summary>The part of the operand that starts at an offset; what holds host memory in place stays with the whole.</summary>
    internal readonly Operand Slice(long offset, long bytes) =>
        new(Space, Pointer == 0 ? 0 : Pointer + (nint)offset, bytes, Buffer, default);

    /// <summary>The part of the operand that starts at an offset; one of all parts may take over what holds host memory in place.</summary>
    internal readonly Operand Slice(long offset, long bytes, bool holds) => holds
        ? new(Space, Pointer == 0 ? 0 : Pointer + (nint)offset, bytes, _owner, _pin)
        : Slice(offset, bytes);

    internal readonly bool Overlaps(in Operand other)
    {
        if (Bytes == 0 || other.Bytes == 0)
            return false;
        if (Pointer >= other.Pointer + (nint)other.Bytes || other.Pointer >= Pointer + (nint)Bytes)
            return false;
        // The "pointer" of OpenCL memory is a handle: only places in one buffer can be compared.
        return Buffer is not { AcceleratorType: AcceleratorType.OpenCL } buffer || buffer == other.Buffer;
    }

    /// <summary>Copies the operand field by field.</summary>
    /// <remarks>As a whole it is copied by a string instruction, whose start alone costs more than the rest of a call's record.</remarks>
    internal readonly void CopyTo(ref Operand place)
    {
        place.Pointer = Pointer;
        place.Bytes = Bytes;
        place.Space = Space;
        place._owner = _owner;
        place._pin = _pin;
    }

    /// <summary>Lets go of host memory.</summary>
    internal readonly void Release()
    {
        if (Space == MemorySpace.Host)
            ReleaseHost();
    }

    private readonly void ReleaseHost()
    {
        if (_pin.IsAllocated)
            _pin.Free();
        else if (_owner is IPinnable pinnable)
            pinnable.Unpin();
    }

    private static MemoryBuffer BufferOf<TView>(in TView view)
        where TView : struct, IArrayView =>
        view.Buffer;
}
