using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Handlers;

/// <summary>A place that not every rank comes to, or not at the same time.</summary>
internal sealed class HandlerPlace(IOperation node, string description, bool isLock = false)
{
    /// <summary>The handler, or the body of the method.</summary>
    public IOperation Node { get; } = node;

    /// <summary>What it is, why that is a risk and what to do instead.</summary>
    public string Description { get; } = description;

    /// <summary>Whether the risk is that the call waits here.</summary>
    public bool IsLock { get; } = isLock;
}
