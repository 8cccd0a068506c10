namespace TypedCollectives;

/// <summary>What is done with a reduction over all ranks at the end: nothing, or the division that makes a sum an average.</summary>
internal interface IFinish<T>
    where T : unmanaged
{
    static abstract T Finish(T value, int ranks);
}
