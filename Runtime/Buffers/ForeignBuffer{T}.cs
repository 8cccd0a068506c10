using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>A view of memory that another library owns; made by <see cref="ForeignBuffer"/>.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
public sealed class ForeignBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly MemoryBuffer _memory;

    internal ForeignBuffer(MemoryBuffer memory, long length)
    {
        _memory = memory;
        Length = length;
    }

    /// <summary>How many elements there are.</summary>
    public long Length { get; }

    /// <summary>The address of the first element.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory.IsDisposed, this);
            return _memory.NativePtr;
        }
    }

    /// <summary>All elements, as collectives and ILGPU's kernels take them.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public ArrayView<T> View
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory.IsDisposed, this);
            return new ArrayView<T>(_memory, 0, Length);
        }
    }

    /// <summary>Ends the use of the memory, which stays allocated. Views of it are refused by the collectives from then on.</summary>
    public void Dispose()
    {
        if (!_memory.IsDisposed)
            _memory.Dispose();
    }
}
