using System.Globalization;

namespace TypedCollectives;

/// <summary>Where rank 0 serves: a host, which may have several addresses, and a port.</summary>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Source">Which variables said so, for messages.</param>
internal sealed record MasterAddress(string Host, int Port, string Source)
{
    // Below the range from which systems take ports by themselves, above the well-known ones.
    private const int FirstSlurmPort = 20000;
    private const int SlurmPorts = 12000;

    /// <summary>MASTER_ADDR and MASTER_PORT, null if neither is set.</summary>
    internal static MasterAddress? Read(Func<string, string?> variable)
    {
        string? host = variable("MASTER_ADDR") is { Length: > 0 } name ? name : null;
        string? text = variable("MASTER_PORT") is { Length: > 0 } number ? number : null;
        if (host is null && text is null)
            return null;
        if (host is null || text is null)
            throw new CollectiveException(host is null ? "MASTER_PORT is set, but MASTER_ADDR is not." : "MASTER_ADDR is set, but MASTER_PORT is not.");

        int port = ParsePort(text) ?? throw new CollectiveException($"MASTER_PORT={text}: expected a port, 1 to 65535.");
        // torchrun's own store may hold MASTER_PORT itself; it says so.
        return variable("TORCHELASTIC_USE_AGENT_STORE") == "True"
            ? new MasterAddress(host, port < ushort.MaxValue ? port + 1 : port - 1, "the port beside MASTER_PORT, which torchrun's agent holds")
            : new MasterAddress(host, port, "MASTER_ADDR and MASTER_PORT");
    }

    /// <summary>The first host of a SLURM job step, where rank 0 runs, and a port that follows from the job's number.</summary>
    internal static MasterAddress? ReadSlurm(Func<string, string?> variable)
    {
        string? nodes = variable("SLURM_STEP_NODELIST") ?? variable("SLURM_JOB_NODELIST") ?? variable("SLURM_NODELIST");
        string? host = nodes is { Length: > 0 } ? SlurmNodes.First(nodes) : variable("SLURM_LAUNCH_NODE_IPADDR");
        if (string.IsNullOrEmpty(host))
            return null;

        int job = Number(variable("SLURM_JOB_ID") ?? variable("SLURM_JOBID"));
        int step = Number(variable("SLURM_STEP_ID") ?? variable("SLURM_STEPID"));
        int port = FirstSlurmPort + (int)(((uint)job * 31 + (uint)step) % SlurmPorts);
        return new MasterAddress(host, port, "SLURM's list of nodes and the number of the job");
    }

    /// <summary>Reads <c>host:port</c> or <c>[v6]:port</c>.</summary>
    internal static MasterAddress? Parse(string text, string source)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || ParsePort(text[(colon + 1)..]) is not { } port)
            return null;
        string host = text[..colon];
        return host is ['[', .., ']'] ? new MasterAddress(host[1..^1], port, source)
            : host.Contains(':', StringComparison.Ordinal) ? null
            : new MasterAddress(host, port, source);
    }

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static int? ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= ushort.MaxValue ? port : null;

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
