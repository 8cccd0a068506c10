using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>
/// The conditions an operation stands under, so that a later <c>if</c> on the same condition is known to go the same way:
/// <c>if (many) Start(); ... if (many) End();</c>.
/// </summary>
internal sealed class KnownConditions
{
    private readonly List<(SyntaxNode Condition, bool Value)> _facts = [];
    private readonly SymbolWrites _writes;
    private readonly IOperation _operation;

    public KnownConditions(IOperation operation, SymbolWrites writes)
    {
        _operation = operation;
        _writes = writes;
        var child = operation;
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation);
            child = current, current = current.Parent)
        {
            if (current is IConditionalOperation conditional && child != conditional.Condition)
                Add(conditional.Condition, child == conditional.WhenTrue);
        }
    }

    /// <summary>Whether a branch can be taken, going by what is known.</summary>
    public bool Allows(BasicBlock block, ControlFlowBranch branch)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
            return true;
        var needed = (block.ConditionKind == ControlFlowConditionKind.WhenTrue) == branch.IsConditionalSuccessor;
        return !_facts.Any(fact => fact.Value != needed && SyntaxFactory.AreEquivalent(fact.Condition, condition.Syntax));
    }

    private void Add(IOperation condition, bool value)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Add(not.Operand, !value);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when value:
                Add(both.LeftOperand, value);
                Add(both.RightOperand, value);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !value:
                Add(either.LeftOperand, value);
                Add(either.RightOperand, value);
                break;
            default:
                if (!IsWrittenLater(condition))
                    _facts.Add((condition.Syntax, value));
                break;
        }
    }

    private bool IsWrittenLater(IOperation condition) => condition.DescendantsAndSelf().Any(operation =>
        operation.ReferencedSymbol() is { } symbol
        && _writes.To(symbol).Any(write => write.Node.Syntax.SpanStart > _operation.Syntax.SpanStart));
}
