namespace TypedCollectives;

/// <summary>What moves the data of a collective between CUDA devices.</summary>
internal enum PeerEngine
{
    /// <summary>One kernel does it all.</summary>
    Kernel,

    /// <summary>The copy engines, between two kernels in which all ranks meet.</summary>
    Copy,

    /// <summary>The copy engines fetch pieces, kernels reduce them, the copy engines hand them on.</summary>
    CopyAndReduce,
}
