using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TypedCollectives;

/// <summary>What tells whether two ranks share a host, or a process.</summary>
/// <param name="Host">The name of the host, for messages.</param>
/// <param name="ProcessId">The process, for messages.</param>
/// <param name="HostHash">Equal on two ranks of one host.</param>
/// <param name="ProcessHash">Equal on two ranks of one process, given that they share a host.</param>
/// <remarks>
/// As NCCL: the host is its name and the id of its boot, so containers of one host that have names of their own count as hosts,
/// unless <c>NCCL_HOSTID</c>, which replaces both, says otherwise. The process is its number and its namespace of numbers.
/// </remarks>
public sealed record HostIdentity(string Host, int ProcessId, ulong HostHash, ulong ProcessHash)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";
    private const string NamespaceLink = "/proc/self/ns/pid";

    /// <summary>This process.</summary>
    /// <returns>Its host and itself.</returns>
    public static HostIdentity Current() => Of(
        NcclSettings.Get("NCCL_HOSTID"), Environment.MachineName, TextOf(BootIdFile), Environment.ProcessId, TargetOf(NamespaceLink));

    internal static HostIdentity Of(string? hostId, string name, string bootId, int processId, string processNamespace) => new(
        string.IsNullOrEmpty(hostId) ? name : hostId,
        processId,
        Hash(string.IsNullOrEmpty(hostId) ? name + bootId : hostId),
        Hash(processId.ToString(CultureInfo.InvariantCulture) + processNamespace));

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // another system: the name has to do
        }
    }

    private static string TargetOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
