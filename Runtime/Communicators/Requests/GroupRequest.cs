namespace TypedCollectives;

/// <summary>Something other than a collective that ranks do together: done at once or, in a group, when it ends.</summary>
/// <param name="communicator">The rank that asks.</param>
internal abstract class GroupRequest(Communicator communicator)
{
    internal Communicator Communicator { get; } = communicator;

    /// <summary>What its caller called, for messages.</summary>
    internal abstract string Name { get; }

    /// <summary>Who does it, for messages.</summary>
    internal virtual string Carriers => "NCCL";

    /// <summary>The group at whose end it is done, while that is open.</summary>
    internal virtual GroupState? Group { get; set; }
}
