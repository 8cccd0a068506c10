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

    /// <summary>How many ranks a new set has.</summary>
    Size,

    /// <summary>Which rank of a new set the caller is.</summary>
    Rank,
}
