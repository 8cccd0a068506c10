namespace TypedCollectives.Tools;

/// <summary>What <c>collectives run</c> shall do.</summary>
internal sealed record RunSettings
{
    /// <summary>The program, and its arguments.</summary>
    internal required IReadOnlyList<string> Command { get; init; }

    /// <summary>Which ranks run where; at least one.</summary>
    internal required IReadOnlyList<Placement> Places { get; init; }

    /// <summary>Where rank 0 can be reached.</summary>
    internal required string MasterAddress { get; init; }

    /// <summary>The port for the ranks to meet at.</summary>
    internal required int MasterPort { get; init; }

    /// <summary>How long ranks have to end after they were told to.</summary>
    internal required TimeSpan Grace { get; init; }

    /// <summary>ssh and its options.</summary>
    internal IReadOnlyList<string> Ssh { get; init; } = ["ssh"];

    /// <summary>Variables for ranks on other hosts besides those that are passed anyway.</summary>
    internal IReadOnlyList<string> Exported { get; init; } = [];

    /// <summary>What tells this run from another one at the same place.</summary>
    internal string RunId { get; } = Guid.NewGuid().ToString("N");
}
