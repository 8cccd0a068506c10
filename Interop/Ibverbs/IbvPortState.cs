namespace TypedCollectives.Interop.Ibverbs;

/// <summary>Whether a port is connected: <c>enum ibv_port_state</c>.</summary>
public enum IbvPortState
{
    /// <summary>Nothing is known.</summary>
    Nop = 0,

    /// <summary>No link.</summary>
    Down = 1,

    /// <summary>A link that the subnet manager has not set up.</summary>
    Init = 2,

    /// <summary>Set up, and not yet used.</summary>
    Armed = 3,

    /// <summary>In use.</summary>
    Active = 4,

    /// <summary>In use, with the link in recovery.</summary>
    ActiveDefer = 5,
}
