using System.Net;

namespace TypedCollectives;

/// <summary>What every rank of a ring knows of every other one.</summary>
/// <param name="Rank">The rank.</param>
/// <param name="Listener">Where it accepts connections of lower ranks.</param>
/// <param name="Identity">Its host and process.</param>
/// <param name="Device">Its device, in words.</param>
/// <param name="Version">The version of the library it runs.</param>
/// <param name="Attachment">What its backend has to say to the others'.</param>
internal sealed record RankInfo(
    int Rank, IPEndPoint Listener, HostIdentity Identity, string Device, string Version, ReadOnlyMemory<byte> Attachment = default)
{
    /// <summary>The longest attachment.</summary>
    internal const int MaximumAttachment = 512;

    /// <summary>The longest form that is sent or read.</summary>
    internal const int MaximumBytes = 4096;

    private const int MaximumText = 512;

    internal byte[] ToBytes()
    {
        byte[] address = new byte[NcclSocketAddress.Bytes];
        NcclSocketAddress.Write(address, Listener);
        return new PayloadWriter()
            .Int32(Rank)
            .Bytes(address)
            .Int64((long)Identity.HostHash)
            .Int64((long)Identity.ProcessHash)
            .Int32(Identity.ProcessId)
            .Text(Cut(Identity.Host))
            .Text(Cut(Device))
            .Text(Cut(Version))
            .Bytes(Attachment.Span)
            .Written.ToArray();
    }

    internal static bool TryRead(ReadOnlySpan<byte> bytes, out RankInfo? info)
    {
        var reader = new PayloadReader(bytes);
        int rank = reader.Int32();
        ReadOnlySpan<byte> address = reader.Bytes();
        ulong hostHash = (ulong)reader.Int64();
        ulong processHash = (ulong)reader.Int64();
        int processId = reader.Int32();
        string host = reader.Text();
        string device = reader.Text();
        string version = reader.Text();
        ReadOnlySpan<byte> attachment = reader.Bytes();
        info = null;
        if (!reader.IsWhole || rank < 0 || address.Length != NcclSocketAddress.Bytes || attachment.Length > MaximumAttachment
            || !NcclSocketAddress.TryRead(address, out IPEndPoint listener))
        {
            return false;
        }

        info = new RankInfo(rank, listener, new HostIdentity(host, processId, hostHash, processHash), device, version, attachment.ToArray());
        return true;
    }

    /// <summary>The rank as messages name it.</summary>
    public override string ToString() => $"Rank {Rank} (process {Identity.ProcessId} on {Identity.Host})";

    private static string Cut(string text) => text.Length <= MaximumText ? text : text[..MaximumText];
}
