namespace TypedCollectives;

/// <summary>
/// Declares that when the method returns, or the task it returns is done, the work issued before is done: its buffers may be read,
/// written and disposed.
/// </summary>
/// <remarks>
/// Put it on a helper of your own that waits for streams or events, so that the analyzers know that nothing is in flight behind it
/// (TC1005, TC4001, TC4004).
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class CompletesInFlightAttribute : Attribute;
