namespace TypedCollectives;

/// <summary>Two ranks made different calls where they had to make the same one; nothing was moved.</summary>
/// <param name="message">Both calls, with the ranks and the call sites.</param>
public sealed class CollectiveMismatchException(string message) : CollectiveException(message);
