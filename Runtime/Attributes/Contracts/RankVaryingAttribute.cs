namespace TypedCollectives;

/// <summary>Declares that a value differs between ranks.</summary>
/// <remarks>
/// The rank itself is of this kind, and what only one rank knows: its device, its part of the data, what it read or received. The
/// analyzers report collectives that only some ranks reach because of such a value (TC2001 to TC2003), and collectives that are given
/// one where all ranks must agree (TC3002).
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RankVaryingAttribute : Attribute;
