namespace TypedCollectives.Analyzers.Sequences;

/// <summary>A collective, and what follows it.</summary>
internal sealed class CallTerm(CollectiveItem item, Term next) : Term
{
    public CollectiveItem Item { get; } = item;

    public Term Next { get; } = next;
}
