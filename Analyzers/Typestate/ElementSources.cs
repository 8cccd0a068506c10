using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>
/// The variables that stand for one element of a collection after the other: those of <c>foreach (var comm in clique)</c>, and the
/// parameter of a lambda in <c>clique.Select(comm => ...)</c> and the like.
/// </summary>
internal sealed class ElementSources
{
    // Elements of elements of what is looked at are rare.
    private const int MaxDepth = 8;

    private readonly Dictionary<ISymbol, IOperation> _sources = new(SymbolEqualityComparer.Default);

    public ElementSources(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IForEachLoopOperation { Locals.Length: 1 } loop:
                    _sources[loop.Locals[0]] = loop.Collection;
                    break;
                case IAnonymousFunctionOperation lambda
                    when lambda.Symbol.Parameters.FirstOrDefault() is { } element && CallOf(lambda) is { } call
                        && CollectionIn(call, element.Type) is { } collection:
                    _sources[element] = collection;
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

    private static IOperation? CollectionIn(IInvocationOperation call, ITypeSymbol element) => call.Arguments
        .Select(static argument => argument.Value)
        .Concat(call.Instance is { } instance ? [instance] : [])
        .Select(static value => value.Unwrap())
        .FirstOrDefault(value => value.Type is { } type && IsCollectionOf(type, element));

    private static bool IsCollectionOf(ITypeSymbol type, ITypeSymbol element) =>
        type is IArrayTypeSymbol array ? SymbolEqualityComparer.Default.Equals(array.ElementType, element)
            : type.TypeKind != TypeKind.Delegate && type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(candidate =>
                candidate is { Name: "IEnumerable", TypeArguments.Length: 1 }
                && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], element));
}
