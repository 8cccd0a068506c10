namespace TypedCollectives.Tools;

/// <summary>What the launcher acts on.</summary>
internal abstract record Event
{
    /// <summary>A rank is over.</summary>
    internal sealed record Exited(RankProcess Rank, int Code) : Event;

    /// <summary>The launcher got a signal that is meant for the ranks.</summary>
    internal sealed record Signalled(string Name) : Event;

    /// <summary>Nobody reads the output any more.</summary>
    internal sealed record OutputLost : Event;

    /// <summary>The ranks had time to end.</summary>
    internal sealed record GraceOver : Event;

    /// <summary>Ranks that were killed are still there.</summary>
    internal sealed record KillOver : Event;
}
