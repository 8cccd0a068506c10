using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// The conditions that cannot know whether a group was started: they read nothing but what the function was given, and nothing of
/// what decided that the start was come to.
/// </summary>
internal sealed class UnrelatedConditions
{
    // A chain of locals longer than this is a loop of assignments.
    private const int MaxDepth = 16;

    private readonly KnownSymbols _known;
    private readonly SymbolWrites _writes;
    private readonly HashSet<ISymbol> _deciding = new(SymbolEqualityComparer.Default);

    public UnrelatedConditions(KnownSymbols known, IInvocationOperation start, SymbolWrites writes)
    {
        _known = known;
        _writes = writes;
        foreach (var operation in start.Function().DescendantsInFunction())
        {
            if (operation.Syntax.SpanStart < start.Syntax.SpanStart && ConditionOf(operation) is { } condition)
                _deciding.UnionWith(SymbolsIn(condition, depth: 0).OfType<ISymbol>());
        }
    }

    public bool Contains(IOperation condition) =>
        SymbolsIn(condition, depth: 0).All(symbol => symbol is not null && !_deciding.Contains(symbol));

    private static IOperation? ConditionOf(IOperation operation) => operation switch
    {
        IConditionalOperation conditional => conditional.Condition,
        ISwitchOperation choice => choice.Value,
        ISwitchExpressionOperation choice => choice.Value,
        IWhileLoopOperation loop => loop.Condition,
        IForLoopOperation loop => loop.Condition,
        _ => null,
    };

    // null for what may be anything: the result of a call, a field, a variable that changes.
    private IEnumerable<ISymbol?> SymbolsIn(IOperation operation, int depth)
    {
        switch (operation)
        {
            case var constant when constant.ConstantValue.HasValue:
                return [];
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                return [_writes.To(parameter).Count == 0 ? parameter : null];
            case ILocalReferenceOperation { Local: var local } when depth < MaxDepth && _writes.OnlyValueOf(local) is { } value:
                return SymbolsIn(value, depth + 1).Append(local);
            case IPropertyReferenceOperation { Instance: { } instance } property
                when property.Arguments.IsEmpty && (_known.IsCommunicator(property.Property.ContainingType) || _known.IsClique(property.Property.ContainingType)):
                return SymbolsIn(instance, depth);
            case IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation:
                return operation.ChildOperations.SelectMany(child => SymbolsIn(child, depth));
            default:
                return operation.DescendantsAndSelf().Select(static inner => inner.ReferencedSymbol()).Append(null);
        }
    }
}
