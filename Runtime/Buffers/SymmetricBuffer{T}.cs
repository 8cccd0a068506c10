using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Memory of a device that a window can make symmetric; made by <see cref="Communicator.AllocateSymmetric"/>.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
public sealed class SymmetricBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly MemoryBuffer _memory;

    internal SymmetricBuffer(MemoryBuffer memory, long length)
    {
        _memory = memory;
        Length = length;
    }

    /// <summary>How many elements there are.</summary>
    public long Length { get; }

    /// <summary>The address of the first element, a multiple of 4096.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory.IsDisposed, this);
            return _memory.NativePtr;
        }
    }

    /// <summary>All elements, as <see cref="Communicator.RegisterWindow"/>, collectives and ILGPU's kernels take them.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public ArrayView<T> View
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory.IsDisposed, this);
            return new ArrayView<T>(_memory, 0, Length);
        }
    }

    /// <summary>Waits for the device, as buffers of ILGPU do, and frees the memory; nothing if it, or the device, is disposed already.</summary>
    /// <remarks>End its windows and registrations first.</remarks>
    /// <exception cref="CollectiveException">The library or the driver failed, or something under way on the device.</exception>
    public void Dispose() => _memory.Dispose();
}
