namespace TypedCollectives;

/// <summary>A communicator that was asked for in a group, and is made when the group ends.</summary>
internal readonly record struct PendingInit(Communicator Communicator, RankInit Init)
{
    /// <summary>Makes those of one group together.</summary>
    internal static void MakeAll(IReadOnlyList<PendingInit> pending)
    {
        RankParts[] parts = CommunicatorFactory.MakeAsync([.. pending.Select(item => item.Init)], CancellationToken.None)
            .GetAwaiter().GetResult();
        for (int i = 0; i < parts.Length; i++)
            pending[i].Communicator.Complete(parts[i]);
    }
}
