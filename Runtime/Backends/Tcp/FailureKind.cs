namespace TypedCollectives;

/// <summary>The exceptions a failure becomes on the other ranks.</summary>
internal enum FailureKind : byte
{
    Error,
    Mismatch,
    Timeout,
}
