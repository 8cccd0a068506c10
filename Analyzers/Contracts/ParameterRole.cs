namespace TypedCollectives.Analyzers.Contracts;

/// <summary>What a parameter is to a call.</summary>
internal enum ParameterRole
{
    /// <summary>Nothing the rules look at.</summary>
    None,

    /// <summary>The communicator, where it is not the receiver.</summary>
    Communicator,

    /// <summary>The buffer that is read and written.</summary>
    Buffer,

    /// <summary>The buffer that is read.</summary>
    Send,

    /// <summary>The buffer that is written.</summary>
    Recv,

    /// <summary>The rank that data comes from or goes to, the same for all ranks.</summary>
    Root,

    /// <summary>The rank at the other end of a transfer.</summary>
    Peer,

    /// <summary>The reduction.</summary>
    Op,

    /// <summary>A number of elements.</summary>
    Count,

    /// <summary>The element type of a native call.</summary>
    DataType,

    /// <summary>The stream the work is put on.</summary>
    Stream,

    /// <summary>The id of the set of ranks.</summary>
    UniqueId,

    /// <summary>The rank that is being made.</summary>
    Rank,

    /// <summary>The number of ranks there are to be.</summary>
    Size,

    /// <summary>The devices of the ranks that are made, in rank order.</summary>
    Devices,
}
