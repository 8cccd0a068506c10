namespace TypedCollectives;

/// <summary>The device memory that NCCL holds for a communicator, in bytes: <c>ncclCommMemStats</c>.</summary>
/// <param name="Total">All of it that NCCL keeps count of.</param>
/// <param name="Persistent">What stays while the communicator lives.</param>
/// <param name="Suspendable">What <see cref="Communicator.Suspend"/> gives back.</param>
/// <param name="IsSuspended">Whether that is given back now.</param>
public readonly record struct NcclMemoryStatistics(long Total, long Persistent, long Suspendable, bool IsSuspended);
