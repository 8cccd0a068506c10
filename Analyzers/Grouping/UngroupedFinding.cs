using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Collectives that need a group around them.</summary>
internal readonly struct UngroupedFinding(IInvocationOperation call, IOperation first, IOperation last, string where)
{
    /// <summary>The first of the calls.</summary>
    public IInvocationOperation Call { get; } = call;

    /// <summary>Where the group must begin: the loop, or the first call.</summary>
    public IOperation First { get; } = first;

    /// <summary>What the group must still hold: the loop, or the last call.</summary>
    public IOperation Last { get; } = last;

    /// <summary>Which communicators these are, for the message.</summary>
    public string Where { get; } = where;
}
