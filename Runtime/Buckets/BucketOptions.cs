using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>How a <see cref="BucketExchange"/> cuts its buffers into parts, and which streams it is ordered after.</summary>
public sealed record BucketOptions
{
    /// <summary>25 MiB, the size at which PyTorch's DistributedDataParallel sends a bucket.</summary>
    public const long DefaultPartBytes = 25L << 20;

    /// <summary>The bytes of buffers marked ready that are worth a launch.</summary>
    /// <value>
    /// <see cref="DefaultPartBytes"/> by default. A smaller part starts earlier, a larger one uses the links better; the same on every rank.
    /// </value>
    public long PartBytes { get; init; } = DefaultPartBytes;

    /// <summary>The streams that compute, one a rank this process holds, in rank order.</summary>
    /// <value><see langword="null"/>, the default, for each communicator's own <see cref="Communicator.Stream"/>.</value>
    public IReadOnlyList<AcceleratorStream>? ComputeStreams { get; init; }
}
