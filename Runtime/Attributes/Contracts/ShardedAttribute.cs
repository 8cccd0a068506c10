namespace TypedCollectives;

/// <summary>Declares that a buffer holds this rank's block of values that lie spread over the ranks.</summary>
/// <remarks>
/// ReduceScatter and Scatter make it; AllGather turns it back into what is <see cref="ReplicatedAttribute">replicated</see>
/// (TC7001 to TC7003).
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ShardedAttribute : Attribute;
