using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>An argument that must be the same on all ranks.</summary>
internal sealed class ItemArgument(ParameterRole role, string text, SyntaxNode syntax)
{
    public ParameterRole Role { get; } = role;

    /// <summary>The value as text in which the same value reads the same.</summary>
    public string Text { get; } = text;

    public SyntaxNode Syntax { get; } = syntax;
}
