namespace TypedCollectives;

/// <summary>How a kernel reduces a pack, or one element: in what it accumulates, and how that becomes the result.</summary>
/// <typeparam name="TPack">What is loaded and stored.</typeparam>
/// <typeparam name="TSum">What is accumulated in.</typeparam>
internal interface IPackArithmetic<TPack, TSum>
    where TPack : unmanaged
    where TSum : unmanaged
{
    static abstract TSum Widen(TPack pack);

    static abstract TSum Combine(TSum left, TSum right);

    /// <summary>The result of all ranks' packs.</summary>
    static abstract TPack Narrow(TSum sum, int ranks);
}
