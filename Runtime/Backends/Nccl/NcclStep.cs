namespace TypedCollectives;

/// <summary>Makes one rank's native calls of a step, inside a native group.</summary>
internal delegate void NcclStep(NcclBackend backend, in CollectiveCall call);
