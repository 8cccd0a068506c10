using System.Net;

namespace TypedCollectives.Tests;

/// <summary>Ids that are like others but for one thing.</summary>
internal static class UniqueIds
{
    /// <summary>The id as native NCCL would have made it: magic and address, then zeros.</summary>
    internal static UniqueId WithoutSecret(UniqueId id)
    {
        byte[] bytes = id.ToArray();
        bytes.AsSpan(64).Clear();
        return new UniqueId(bytes);
    }

    internal static UniqueId WithAnotherSecret(UniqueId id)
    {
        byte[] bytes = id.ToArray();
        bytes[70] ^= 1;
        return new UniqueId(bytes);
    }

    internal static UniqueId WithAnotherMagic(UniqueId id)
    {
        byte[] bytes = id.ToArray();
        bytes[3] ^= 1;
        return new UniqueId(bytes);
    }

    internal static UniqueId At(UniqueId id, IPEndPoint endPoint)
    {
        byte[] bytes = id.ToArray();
        NcclSocketAddress.Write(bytes.AsSpan(8), endPoint);
        return new UniqueId(bytes);
    }
}
