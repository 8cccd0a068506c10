namespace TypedCollectives.Analyzers.Contracts;

/// <summary>What a call means to the rules.</summary>
internal enum CallKind
{
    /// <summary>Every rank of the communicator must make the matching call.</summary>
    Collective,

    /// <summary>Half of a transfer between two ranks.</summary>
    Send,

    /// <summary>The other half.</summary>
    Recv,

    /// <summary>Both halves at once: a rank exchanges with its neighbours.</summary>
    SendRecv,

    /// <summary>Opens a group that a later call ends.</summary>
    GroupStart,

    /// <summary>Opens a group whose scope ends it.</summary>
    GroupOpen,

    /// <summary>Ends a group.</summary>
    GroupEnd,

    /// <summary>Makes an id for a new set of ranks.</summary>
    UniqueId,

    /// <summary>Makes one rank's communicator: every rank of it calls.</summary>
    Init,

    /// <summary>Makes the communicators of all ranks of this process.</summary>
    InitAll,

    /// <summary>Makes a communicator out of another.</summary>
    Split,

    /// <summary>Ends a communicator in good order.</summary>
    Destroy,

    /// <summary>Makes a window of every rank's memory: every rank calls, and nothing is moved.</summary>
    MakeWindow,

    /// <summary>Ends a window of every rank's memory: every rank calls, on its way out as well.</summary>
    EndWindow,

    /// <summary>Gives up: some ranks may do so alone.</summary>
    Abort,

    /// <summary>Waits until what was issued is done.</summary>
    Synchronize,

    /// <summary>Asks for a state without waiting or changing anything.</summary>
    Query,
}
