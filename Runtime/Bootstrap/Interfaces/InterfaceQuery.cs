using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>What decides which network interface is taken; the values are those of NCCL's settings.</summary>
public sealed record InterfaceQuery
{
    /// <summary>The name of the setting <see cref="Names"/> comes from.</summary>
    internal const string NamesSetting = "NCCL_SOCKET_IFNAME";

    /// <summary>The name of the setting <see cref="Family"/> comes from.</summary>
    internal const string FamilySetting = "NCCL_SOCKET_FAMILY";

    /// <summary>The name of the setting <see cref="CommId"/> comes from.</summary>
    internal const string CommIdSetting = "NCCL_COMM_ID";

    /// <summary>
    /// Which interfaces to take, as <c>NCCL_SOCKET_IFNAME</c>: <c>[^][=]name,...</c>, for example <c>eth</c>, <c>=eth0</c>,
    /// <c>^docker</c>. At most 16 names; what follows a colon is not looked at.
    /// </summary>
    /// <value>The default, and a text of one character as NCCL has it, leaves the choice to the automatic order.</value>
    public string? Names { get; init; }

    /// <summary>
    /// Which addresses to take, as <c>NCCL_SOCKET_FAMILY</c>: <see cref="AddressFamily.InterNetwork"/> for <c>AF_INET</c>,
    /// <see cref="AddressFamily.InterNetworkV6"/> for <c>AF_INET6</c>.
    /// </summary>
    /// <value>The default takes both.</value>
    public AddressFamily? Family { get; init; }

    /// <summary>
    /// Where rank 0 listens, as <c>NCCL_COMM_ID</c>: <c>host:port</c>, <c>[v6]:port</c> or <c>[fe80::1%eth0]:port</c>. The
    /// bootstrap then takes the first interface on the network of that address, whatever <see cref="Names"/> says.
    /// </summary>
    /// <value>The default is none.</value>
    public string? CommId { get; init; }

    /// <summary>
    /// What NCCL's settings say: the environment, then <c>NCCL_CONF_FILE</c> or <c>~/.nccl.conf</c>, then <c>/etc/nccl.conf</c>.
    /// </summary>
    /// <returns>The query.</returns>
    public static InterfaceQuery FromEnvironment() => From(NcclSettings.Get);

    internal static InterfaceQuery From(Func<string, string?> setting) => new()
    {
        Names = setting(NamesSetting),
        Family = setting(FamilySetting) switch
        {
            "AF_INET" => AddressFamily.InterNetwork,
            "AF_INET6" => AddressFamily.InterNetworkV6,
            _ => null,
        },
        CommId = setting(CommIdSetting),
    };
}
