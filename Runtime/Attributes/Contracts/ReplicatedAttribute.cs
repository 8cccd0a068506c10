namespace TypedCollectives;

/// <summary>Declares that a buffer holds the same values on every rank.</summary>
/// <remarks>
/// It stays so while every rank updates it with replicated values. The analyzers report an update from what is
/// <see cref="PerRankAttribute">per rank</see> or <see cref="ShardedAttribute">sharded</see> (TC7001), and a reduction of it, which
/// counts the same values once a rank (TC7002).
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ReplicatedAttribute : Attribute;
