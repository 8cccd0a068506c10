using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Buffers as the collectives take them.</summary>
internal static class DenseBuffer
{
    /// <summary>All of a buffer.</summary>
    /// <remarks>The view of a disposed buffer is that of no elements, and nobody behind it could tell the two apart.</remarks>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ArrayView<T> All<T>(
        MemoryBuffer1D<T, Stride1D.Dense> buffer, [CallerArgumentExpression(nameof(buffer))] string name = "")
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer, name);
        if (buffer.IsDisposed)
            ThrowDisposed(buffer, name);
        return buffer.View;
    }

    [DoesNotReturn]
    private static void ThrowDisposed(MemoryBuffer buffer, string name) =>
        throw new ObjectDisposedException(buffer.GetType().Name, $"{name} is a buffer that was disposed.");
}
