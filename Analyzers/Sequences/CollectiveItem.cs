using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>One collective of a sequence: what must be the same on all ranks, and where it is called.</summary>
internal sealed class CollectiveItem(
    string operation, string types, string communicator, ImmutableArray<ItemArgument> arguments,
    SyntaxNode syntax, SyntaxNode? communicatorSyntax, SyntaxNode? group = null)
{
    /// <summary>The operation, as the API calls it; for messages too.</summary>
    public string Operation { get; } = operation;

    /// <summary>The communicator it runs on, as text in which the same communicator reads the same.</summary>
    public string Communicator { get; } = communicator;

    /// <summary>The arguments all ranks must agree on.</summary>
    public ImmutableArray<ItemArgument> Arguments { get; } = arguments;

    /// <summary>The call: of the collective, or of the function that comes to it.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    public SyntaxNode? CommunicatorSyntax { get; } = communicatorSyntax;

    /// <summary>The scope of the group it is called in.</summary>
    public SyntaxNode? Group { get; } = group;

    public bool IsSameOperationAs(CollectiveItem other) => Operation == other.Operation && types == other.Types;

    public bool Matches(CollectiveItem other) =>
        IsSameOperationAs(other) && Communicator == other.Communicator && DifferenceTo(other) is null;

    /// <summary>The first argument in which two calls of one operation differ.</summary>
    public (ItemArgument Mine, ItemArgument Theirs)? DifferenceTo(CollectiveItem other)
    {
        foreach (var mine in Arguments)
        {
            foreach (var theirs in other.Arguments)
            {
                if (mine.Role == theirs.Role && mine.Text != theirs.Text)
                    return (mine, theirs);
            }
        }

        return null;
    }

    /// <summary>The same, as a caller of the function sees it.</summary>
    public CollectiveItem At(SyntaxNode call, Func<string, string> translate) => new(
        Operation,
        translate(types),
        translate(Communicator),
        [.. Arguments.Select(argument => new ItemArgument(argument.Role, translate(argument.Text), call))],
        call,
        communicatorSyntax: null);

    private string Types => types;
}
