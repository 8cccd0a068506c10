namespace TypedCollectives;

/// <summary>A deadline passed: some ranks did not arrive at a collective, or a stream did not get to its end.</summary>
/// <param name="message">Who waited for whom, where, and what to do.</param>
public sealed class CollectiveTimeoutException(string message) : CollectiveException(message);
