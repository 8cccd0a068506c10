using System.Buffers;
using System.Buffers.Text;
using System.Net;

namespace TypedCollectives;

public readonly partial struct UniqueId
{
    /// <summary>Reads an id: the text of <see cref="ToString"/>, or an address as in <c>NCCL_COMM_ID</c>.</summary>
    /// <param name="text">
    /// 171 characters of base64url, or <c>host:port</c>, <c>[v6]:port</c> or <c>[fe80::1%eth0]:port</c>. A host name is resolved
    /// and its first address taken, as NCCL does.
    /// </param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static UniqueId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out UniqueId id)
            ? id
            : throw new FormatException(
                $"\"{text}\" is no id: expected {Base64Url.GetEncodedLength(Bytes)} characters of base64url, or an address "
                + "host:port, [v6]:port or [fe80::1%eth0]:port whose host can be resolved.");
    }

    /// <summary>Reads an id as <see cref="Parse"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">The id, or the default value.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse(string? text, out UniqueId id)
    {
        id = default;
        if (text is null)
            return false;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            if (!SocketAddressText.TryParse(text, out IPEndPoint? endPoint, out _))
                return false;
            id = ForAddress(endPoint!);
            return true;
        }

        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != Base64Url.GetEncodedLength(Bytes)
            || Base64Url.DecodeFromChars(text, bytes, out _, out int written) is not OperationStatus.Done || written != Bytes)
            return false;
        id = new UniqueId(bytes);
        return true;
    }

    /// <summary>The id as base64url, which <see cref="Parse"/> reads. It holds the secret.</summary>
    /// <returns>171 characters.</returns>
    public override string ToString() => Base64Url.EncodeToString(_bytes);
}
