namespace TypedCollectives.Misuse;

/// <summary>A native function did not succeed.</summary>
internal sealed class NativeFailure(string message) : Exception(message);
