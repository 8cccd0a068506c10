using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TypedCollectives.Samples.NcclDemo.Worlds;

/// <summary>A number that is the same for the processes of one host, and most likely for no other.</summary>
internal static class HostHash
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>The hash of what NCCL hashes too: NCCL_HOSTID or, without it, the host's name and the id of its boot.</summary>
    public static ulong OfThisHost()
    {
        string host = Environment.GetEnvironmentVariable("NCCL_HOSTID") is { Length: > 0 } given
            ? given
            : Environment.MachineName + (File.Exists(BootId) ? File.ReadAllText(BootId) : "");
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(host)));
    }
}
