namespace TypedCollectives;

/// <summary>How CUDA graphs hold the operations of a communicator: <c>graphUsageMode</c> of <c>ncclConfig_t</c>.</summary>
public enum NcclGraphUsage
{
    /// <summary>No graph holds any.</summary>
    None = 0,

    /// <summary>One graph at a time, and nothing beside it.</summary>
    Single = 1,

    /// <summary>Several graphs, or graphs beside other launches.</summary>
    Mixed = 2,
}
