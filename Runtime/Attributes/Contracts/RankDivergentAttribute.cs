namespace TypedCollectives;

/// <summary>
/// Declares that a method may be called by some ranks and not by others: what it does is not matched between ranks.
/// </summary>
/// <remarks>
/// Aborting a communicator is of this kind. On a helper of your own it tells the analyzers (TC2001 to TC2003) not to look into the
/// helper for collectives: it runs them on a communicator of its own, or has another way to keep the ranks together.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class RankDivergentAttribute : Attribute;
