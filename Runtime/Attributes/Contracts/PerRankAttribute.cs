namespace TypedCollectives;

/// <summary>Declares that a buffer holds values of its rank's own, as long on every rank: what a reduction takes in.</summary>
/// <remarks>
/// AllReduce and Broadcast turn it into what is <see cref="ReplicatedAttribute">replicated</see>, ReduceScatter into what is
/// <see cref="ShardedAttribute">sharded</see>. The analyzers follow the three through the code (TC7001 to TC7003).
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PerRankAttribute : Attribute;
