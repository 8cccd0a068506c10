using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>
/// The variables that stand for one communicator of a clique after the other: those of <c>foreach (var comm in clique)</c>, and the
/// parameter of a lambda in <c>clique.Select(comm => ...)</c> and the like.
/// </summary>
internal sealed class ElementSources
{
    // A loop over the elements of elements of what is looked at is rare, and one that never ends impossible.
    private const int MaxDepth = 8;

    private readonly Dictionary<ISymbol, IOperation> _sources = new(SymbolEqualityComparer.Default);

    public ElementSources(KnownSymbols known, IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IForEachLoopOperation { Locals.Length: 1 } loop:
                    _sources[loop.Locals[0]] = loop.Collection;
                    break;
                case IAnonymousFunctionOperation lambda
                    when lambda.Symbol.Parameters.FirstOrDefault() is { } element && known.IsCommunicator(element.Type)
                        && CallOf(lambda) is { } call && CliqueOf(call, known) is { } clique:
                    _sources[element] = clique;
                    break;
            }
        }
    }

    /// <summary>What a variable is an element of.</summary>
    public IOperation? CollectionOf(ISymbol variable) => _sources.TryGetValue(variable, out var collection) ? collection : null;

    /// <summary>The variable that something hangs on, by way of the collections it is an element of.</summary>
    public ISymbol? RootOf(IOperation value)
    {
        var root = value.Root();
        for (var depth = 0; depth < MaxDepth && root is not null && CollectionOf(root)?.Root() is { } outer; depth++)
            root = outer;
        return root;
    }

    /// <summary>The call that is given a lambda.</summary>
    public static IInvocationOperation? CallOf(IAnonymousFunctionOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return (parent as IArgumentOperation)?.Parent as IInvocationOperation;
    }

    private static IOperation? CliqueOf(IInvocationOperation call, KnownSymbols known) => call.Arguments
        .Select(static argument => argument.Value.Unwrap())
        .FirstOrDefault(value => known.IsClique(value.Type));
}
