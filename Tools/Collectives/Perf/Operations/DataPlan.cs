namespace TypedCollectives.Tools;

/// <summary>What an operation's data depends on.</summary>
internal readonly record struct DataPlan(Layout Layout, int Ranks, int Root, bool InPlace)
{
    internal long Count => Layout.Count;
}
