namespace TypedCollectives;

/// <summary>Frees the memory of a buffer.</summary>
/// <param name="mayThrow">Whether somebody is there to hear of a failure; not where the buffer was lost.</param>
internal delegate void FreeMemory(bool mayThrow);
