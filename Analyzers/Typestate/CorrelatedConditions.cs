using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>
/// The conditions that a method asks more than once, so that paths that would answer them differently are known not to exist:
/// <c>if (many) AllReduce(); ... if (many) Synchronize();</c>.
/// </summary>
internal sealed class CorrelatedConditions
{
    // Each one doubles the paths that are kept apart.
    private const int Most = 4;

    private readonly List<IOperation> _repeated = [];

    public CorrelatedConditions(ControlFlowGraph graph)
    {
        // A flag that the method itself sets is asked, so to say, where it is set.
        var seen = graph.Blocks.SelectMany(static block => block.Operations).Select(FlagSetBy).OfType<IOperation>().ToList();
        foreach (var block in graph.Blocks)
        {
            if (block.ConditionKind == ControlFlowConditionKind.None || ConditionOf(block) is not { } condition || !IsStable(condition))
                continue;
            if (_repeated.Count < Most
                && seen.Any(other => Assumption.AreAlike(other, condition))
                && !_repeated.Any(other => Assumption.AreAlike(other, condition)))
                _repeated.Add(condition);
            seen.Add(condition);
        }
    }

    /// <summary>The facts that hold on a branch of a block: not those of a path on which the condition went the other way.</summary>
    public ImmutableHashSet<Fact> On(BasicBlock block, bool value, ImmutableHashSet<Fact> state)
    {
        if (_repeated.Count == 0 || ConditionOf(block) is not { } condition || !_repeated.Any(other => Assumption.AreAlike(other, condition)))
            return state;
        value ^= IsNegated(block);
        var kept = state.Where(fact => !fact.Assumptions.Any(assumption => assumption.IsAbout(condition) && assumption.Value != value));
        return [.. kept.Select(fact => fact.Assumptions.Any(assumption => assumption.IsAbout(condition))
            ? fact
            : fact.Under(fact.Assumptions.Add(new Assumption(condition, value))))];
    }

    /// <summary>The facts after a statement that may set a flag: <c>done = true</c>.</summary>
    public ImmutableHashSet<Fact> AfterFlag(IOperation statement, ImmutableHashSet<Fact> state) =>
        FlagSetBy(statement) is { } flag
        && _repeated.Any(other => Assumption.AreAlike(other, flag))
        && AssignmentIn(statement) is { Value.ConstantValue.Value: bool value }
            ? [.. state.Select(fact => fact.Under(fact.Assumptions.Add(new Assumption(flag, value))))]
            : state;

    /// <summary>The facts once a symbol has another value.</summary>
    public ImmutableHashSet<Fact> After(ISymbol written, ImmutableHashSet<Fact> state)
    {
        bool Reads(Assumption assumption) => assumption.Condition.DescendantsAndSelf().Any(operation =>
            SymbolEqualityComparer.Default.Equals(operation.ReferencedSymbol(), written));

        return state.Any(fact => fact.Assumptions.Any(Reads))
            ? [.. state.Select(fact => fact.Assumptions.Any(Reads) ? fact.Under(fact.Assumptions.RemoveAll(Reads)) : fact)]
            : state;
    }

    private static ISimpleAssignmentOperation? AssignmentIn(IOperation statement) =>
        (statement is IExpressionStatementOperation expression ? expression.Operation : statement) as ISimpleAssignmentOperation;

    private static IOperation? FlagSetBy(IOperation statement) =>
        AssignmentIn(statement) is { Target: ILocalReferenceOperation flag, Value.ConstantValue.Value: bool } && flag.Syntax is IdentifierNameSyntax
            ? flag
            : null;

    private static IOperation? ConditionOf(BasicBlock block) =>
        block.BranchValue?.Unwrap() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not ? not.Operand.Unwrap() : block.BranchValue;

    private static bool IsNegated(BasicBlock block) =>
        block.BranchValue?.Unwrap() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not };

    // What a call gives may be something else the next time.
    private static bool IsStable(IOperation condition) => condition.DescendantsAndSelf().All(static operation => operation
        is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            or IInstanceReferenceOperation or ILiteralOperation or IBinaryOperation or IUnaryOperation or IConversionOperation
            or IIsPatternOperation or IConstantPatternOperation or INegatedPatternOperation);
}
