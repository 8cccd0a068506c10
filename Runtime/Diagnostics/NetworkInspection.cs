using System.Net;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Puts the parts of a <see cref="NetworkReport"/> together.</summary>
internal static class NetworkInspection
{
    /// <param name="nccl">The version of NCCL that is loaded, or null.</param>
    internal static NetworkReport Inspect(NcclVersion? nccl)
    {
        IReadOnlyList<NetworkInterfaceAddress> all = NetworkInterfaces.List();
        InterfaceQuery query = InterfaceQuery.FromEnvironment();
        InfiniBandReport infiniBand = InfiniBand.Inspect();
        InterfaceSelection data = OrReason(() => InterfaceRules.Select(all, query));
        return new NetworkReport(
            all,
            OrReason(() => InterfaceRules.SelectBootstrap(all, query)),
            infiniBand,
            DataNetworkRules.Choose(NcclSettings.Get, new SystemPluginHost(), infiniBand, data))
        {
            Warnings = Warnings(nccl, query.CommId),
        };
    }

    private static List<string> Warnings(NcclVersion? nccl, string? commId) =>
        nccl is { } version
            && commId is not null && SocketAddressText.TryParse(commId, out IPEndPoint? endPoint, out _)
            && CommIdDefect.Describe(version, endPoint!.Address) is { } defect
            ? [defect]
            : [];

    /// <summary>A setting that cannot be read is a finding of the report, not its failure.</summary>
    private static InterfaceSelection OrReason(Func<InterfaceSelection> select)
    {
        try
        {
            return select();
        }
        catch (CollectiveException exception)
        {
            return new InterfaceSelection([], exception.Message.TrimEnd('.'));
        }
    }
}
