using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>The native NCCL library reported an error.</summary>
/// <remarks>
/// The message holds NCCL's text for the result, and its last warning, which is one text for the whole process: with several
/// communicators it may belong to another one.
/// </remarks>
/// <param name="result">What the function returned.</param>
/// <param name="message">What failed, and NCCL's own words.</param>
public sealed class NcclException(NcclResult result, string message) : CollectiveException(message)
{
    /// <summary>What the function returned.</summary>
    public NcclResult Result { get; } = result;
}
