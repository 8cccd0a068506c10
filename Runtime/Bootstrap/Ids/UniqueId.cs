using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>The 128 bytes by which the ranks of one communicator find each other.</summary>
/// <remarks>
/// One rank makes it and the others are given its bytes. It serves one communicator. The layout is NCCL's, so native ranks take a
/// managed id and managed ranks a native one: a magic number at 0, the root's socket address at 8, the ranks of a parent at 36. A
/// managed id holds 32 random bytes at 64, which native NCCL leaves alone and whose knowledge managed ranks prove to each other.
/// Whoever has the bytes can join: treat them as a password.
/// </remarks>
public readonly partial struct UniqueId : IEquatable<UniqueId>
{
    /// <summary>The size of an id in bytes.</summary>
    public const int Bytes = 128;

    /// <summary>The magic number of every id that is nothing but an address: NCCL_MAGIC.</summary>
    internal const ulong AddressMagic = 0x0280_0280_0280_0280;

    internal const int SecretBytes = 32;

    private const int AddressOffset = 8;
    private const int ParentRanksOffset = 36;
    private const int SecretOffset = 64;
    private const int TagOffset = 96;

    /// <summary>"TCID": the bytes at 64 are a secret, and the root is a managed one.</summary>
    private const uint ManagedTag = 0x4449_4354;

    private readonly NcclUniqueId _bytes;

    /// <summary>Makes an id of its bytes, for instance of those another rank sent.</summary>
    /// <param name="bytes">Exactly <see cref="Bytes"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public UniqueId(ReadOnlySpan<byte> bytes) => _bytes = new NcclUniqueId(bytes);

    internal UniqueId(NcclUniqueId native) => _bytes = native;

    /// <summary>The id as NCCL takes it.</summary>
    internal NcclUniqueId Native => _bytes;

    /// <summary>What every connection starts with; 0 if the id has none.</summary>
    internal ulong Magic => IsAddress(AddressOffset) ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes) : 0;

    /// <summary>Where the root listens.</summary>
    internal IPEndPoint? EndPoint
        => TryReadAddress(AddressOffset, out IPEndPoint endPoint) || TryReadAddress(0, out endPoint) ? endPoint : null;

    /// <summary>What a rank proves to know: all zero, and so no secret, unless the id is a managed one.</summary>
    internal byte[] Secret => ((ReadOnlySpan<byte>)_bytes).Slice(SecretOffset, SecretBytes).ToArray();

    /// <summary>Whether the root is known to be a managed one, with a secret of its own.</summary>
    internal bool IsManaged
        => BinaryPrimitives.ReadUInt32LittleEndian(((ReadOnlySpan<byte>)_bytes)[TagOffset..]) == ManagedTag && IsAddress(AddressOffset);

    /// <summary>Starts a managed root in this process and gives the id by which ranks, native or managed, join through it.</summary>
    /// <param name="options">Where it listens and how long it waits; null takes the defaults.</param>
    /// <returns>The id.</returns>
    /// <remarks>
    /// The root holds one port until all ranks have joined, its time is up or it is cancelled. If it fails,
    /// <c>Communicator.Init</c> of a rank of this process says why.
    /// </remarks>
    /// <exception cref="CollectiveException">There is no interface or address to listen on.</exception>
    public static UniqueId Create(UniqueIdOptions? options = null) => BootstrapRoot.StartRegistered(options).Id;

    /// <summary>Has native NCCL make an id: <c>ncclGetUniqueId</c>, which starts NCCL's own root in this process.</summary>
    /// <returns>The id.</returns>
    /// <exception cref="Interop.Libraries.NativeLibraryNotFoundException">The NCCL library is not found.</exception>
    /// <exception cref="NcclException">NCCL reported an error.</exception>
    /// <exception cref="CollectiveException">
    /// <c>NCCL_COMM_ID</c> is an IPv4 address, which the loaded library (2.29.2 to 2.29.7) compares wrongly, or no address.
    /// </exception>
    public static unsafe UniqueId CreateNative()
    {
        CommIdDefect.Refuse(NcclLibrary.Load().Version, NcclSettings.Get(InterfaceQuery.CommIdSetting));
        NcclUniqueId native;
        NcclLibrary.Check(NcclNative.ncclGetUniqueId(&native), nameof(NcclNative.ncclGetUniqueId));
        return new UniqueId(native);
    }

    /// <summary>Whether two ids have the same bytes.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all bytes are equal.</returns>
    public static bool operator ==(UniqueId left, UniqueId right) => left.Equals(right);

    /// <summary>Whether two ids differ.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether any byte differs.</returns>
    public static bool operator !=(UniqueId left, UniqueId right) => !left.Equals(right);

    /// <summary>Reads what the bytes say: the root's address, and what made the id.</summary>
    /// <returns>The description. It never holds the secret.</returns>
    public UniqueIdDescription Describe()
    {
        if (!IsAddress(AddressOffset))
        {
            // NCCL 2.8 to 2.15 had the bare address; before, the id was opaque.
            return TryReadAddress(0, out IPEndPoint bare)
                ? new UniqueIdDescription(0, bare, UniqueIdOrigin.Native, 0)
                : new UniqueIdDescription(0, null, UniqueIdOrigin.Unknown, 0);
        }

        UniqueIdOrigin origin = IsManaged ? UniqueIdOrigin.Managed
            : Magic == AddressMagic ? UniqueIdOrigin.Address
            : UniqueIdOrigin.Native;
        int parentRanks = BinaryPrimitives.ReadInt32LittleEndian(((ReadOnlySpan<byte>)_bytes)[ParentRanksOffset..]);
        return new UniqueIdDescription(Magic, EndPoint, origin, parentRanks);
    }

    /// <summary>Copies the bytes, for instance into the buffer of a broadcast.</summary>
    /// <param name="destination">At least <see cref="Bytes"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    /// <summary>The bytes as a new array.</summary>
    /// <returns>The <see cref="Bytes"/> bytes.</returns>
    public byte[] ToArray() => ((ReadOnlySpan<byte>)_bytes).ToArray();

    /// <inheritdoc/>
    public bool Equals(UniqueId other) => _bytes.Equals(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UniqueId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _bytes.GetHashCode();

    /// <summary>A new id with a magic number and a secret of its own.</summary>
    internal static UniqueId ForManagedRoot(IPEndPoint endPoint)
    {
        NcclUniqueId native = default;
        Span<byte> bytes = native.AsSpan();
        RandomNumberGenerator.Fill(bytes[..AddressOffset]);
        NcclSocketAddress.Write(bytes[AddressOffset..], endPoint);
        RandomNumberGenerator.Fill(bytes.Slice(SecretOffset, SecretBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[TagOffset..], ManagedTag);
        return new UniqueId(native);
    }

    /// <summary>The id that everybody makes of an address.</summary>
    internal static UniqueId ForAddress(IPEndPoint endPoint)
    {
        NcclUniqueId native = default;
        Span<byte> bytes = native.AsSpan();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, AddressMagic);
        NcclSocketAddress.Write(bytes[AddressOffset..], endPoint);
        return new UniqueId(native);
    }

    private bool IsAddress(int offset) => TryReadAddress(offset, out _);

    private bool TryReadAddress(int offset, out IPEndPoint endPoint)
        => NcclSocketAddress.TryRead(((ReadOnlySpan<byte>)_bytes)[offset..], out endPoint);
}
