using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Every write in a member's body, by what is written.</summary>
internal sealed class SymbolWrites
{
    private readonly Dictionary<ISymbol, List<SymbolWrite>> _writes = new(SymbolEqualityComparer.Default);

    public SymbolWrites(ImmutableArray<IOperation> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
                Collect(operation);
        }
    }

    public IReadOnlyList<SymbolWrite> To(ISymbol symbol) => _writes.TryGetValue(symbol, out var writes) ? writes : [];

    /// <summary>The value of a local that is written once, where it is declared or later.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) =>
        To(local) is { Count: 1 } writes && writes[0] is { IsStep: false, Value: { } value } ? value : null;

    private void Collect(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                if (initializer is not null)
                    Add(declarator.Symbol, new SymbolWrite(declarator, initializer.Value, isStep: false));
                break;
            case ISimpleAssignmentOperation assignment:
                Add(assignment.Target, assignment, assignment.Value);
                break;
            case IIncrementOrDecrementOperation increment:
                Add(increment.Target, increment, value: null, isStep: true);
                break;
            case ICompoundAssignmentOperation compound:
                Add(compound.Target, compound, compound.Value, isStep: true);
                break;
            case ICoalesceAssignmentOperation coalesce:
                Add(coalesce.Target, coalesce, coalesce.Value);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddDeconstruction(deconstruction.Target, deconstruction.Value, deconstruction);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                Add(argument.Value, argument, value: null);
                break;
            case IIsPatternOperation isPattern when DeclaredBy(isPattern.Pattern) is { } symbol:
                Add(symbol, new SymbolWrite(isPattern, isPattern.Value, isStep: false));
                break;
        }
    }

    private static ISymbol? DeclaredBy(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    private void AddDeconstruction(IOperation target, IOperation value, IOperation node)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
        {
            Add(target, node, value);
            return;
        }

        var values = value.Unwrap() as ITupleOperation;
        for (var i = 0; i < targets.Elements.Length; i++)
        {
            if (values?.Elements.Length == targets.Elements.Length)
                AddDeconstruction(targets.Elements[i], values.Elements[i], node);
            else if (targets.Elements[i].ReferencedSymbol() is { } symbol)
                Add(symbol, new SymbolWrite(node, value: null, isStep: false));
        }
    }

    private void Add(IOperation target, IOperation node, IOperation? value, bool isStep = false)
    {
        if (target.ReferencedSymbol() is { } symbol)
            Add(symbol, new SymbolWrite(node, value, isStep));
    }

    private void Add(ISymbol symbol, SymbolWrite write)
    {
        if (!_writes.TryGetValue(symbol, out var writes))
            _writes.Add(symbol, writes = []);
        writes.Add(write);
    }
}
