using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

/// <summary>The 128 bytes by which the ranks of one communicator find each other: <c>ncclUniqueId</c> of nccl.h.</summary>
/// <remarks>
/// NCCL takes it <em>by value</em>. On Linux x64 that is a copy on the stack, not a pointer, so a binding that passes an array or
/// a pointer shifts every later argument.
/// </remarks>
[InlineArray(SizeInBytes)]
public struct NcclUniqueId : IEquatable<NcclUniqueId>
{
    /// <summary>The size of an id in bytes: <c>NCCL_UNIQUE_ID_BYTES</c>.</summary>
    public const int SizeInBytes = 128;

    private byte _element0;

    /// <summary>Makes an id of its bytes.</summary>
    /// <param name="bytes">Exactly <see cref="SizeInBytes"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public NcclUniqueId(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != SizeInBytes)
        {
            throw new ArgumentException($"A unique id is {SizeInBytes} bytes long; {bytes.Length} were given.", nameof(bytes));
        }

        bytes.CopyTo(this);
    }

    /// <summary>Whether two ids have the same bytes.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all bytes are equal.</returns>
    public static bool operator ==(NcclUniqueId left, NcclUniqueId right) => left.Equals(right);

    /// <summary>Whether two ids differ.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether any byte differs.</returns>
    public static bool operator !=(NcclUniqueId left, NcclUniqueId right) => !left.Equals(right);

    /// <summary>The bytes of this id, in place.</summary>
    /// <returns>A span of <see cref="SizeInBytes"/> bytes over this id.</returns>
    [UnscopedRef]
    public Span<byte> AsSpan() => MemoryMarshal.CreateSpan(ref _element0, SizeInBytes);

    /// <inheritdoc/>
    public readonly bool Equals(NcclUniqueId other) => ((ReadOnlySpan<byte>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is NcclUniqueId other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(this);
        return hash.ToHashCode();
    }
}
