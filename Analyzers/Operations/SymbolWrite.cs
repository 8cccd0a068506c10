using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>A place where a local, parameter, field or property gets a value.</summary>
internal readonly struct SymbolWrite(IOperation node, IOperation? value, bool isStep)
{
    /// <summary>The operation that writes.</summary>
    public IOperation Node { get; } = node;

    /// <summary>The value, where one expression gives it.</summary>
    public IOperation? Value { get; } = value;

    /// <summary>Whether the new value is made of the old one, as in <c>i++</c>.</summary>
    public bool IsStep { get; } = isStep;
}
