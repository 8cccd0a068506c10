using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Reads expressions over the rank and the number of ranks.</summary>
internal sealed partial class RankExpressions(FunctionFlow flow, UniformityEngine engine, Func<int, RankExpression?>? parameters)
{
    private const int MaxDepth = 16;
    private List<long> _constants = [];

    /// <summary>The expression, or <see langword="null"/> where it is made of anything else.</summary>
    /// <param name="operation">What to read.</param>
    /// <param name="flow">The function it stands in.</param>
    /// <param name="engine">The compilation's functions.</param>
    /// <param name="parameters">What a caller gives for a parameter of the function, where that is known.</param>
    public static RankExpression? Read(
        IOperation operation, FunctionFlow flow, UniformityEngine engine, Func<int, RankExpression?>? parameters = null)
    {
        var reader = new RankExpressions(flow, engine, parameters);
        return reader.Read(operation, 0) is { } evaluate ? new RankExpression(evaluate, reader._constants) : null;
    }

    private Func<long, long, long?>? Read(IOperation operation, int depth)
    {
        operation = operation.Unwrap();
        if (depth > MaxDepth)
            return null;
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return Number(constant) is { } number ? Constant(number) : null;
        switch (operation)
        {
            case IUnaryOperation unary when Read(unary.Operand, depth + 1) is { } operand:
                return unary.OperatorKind switch
                {
                    UnaryOperatorKind.Not => (rank, size) => operand(rank, size) is { } value ? 1 - value : null,
                    UnaryOperatorKind.Minus => (rank, size) => -operand(rank, size),
                    UnaryOperatorKind.Plus => operand,
                    _ => null,
                };
            case IBinaryOperation binary
                when Read(binary.LeftOperand, depth + 1) is { } left && Read(binary.RightOperand, depth + 1) is { } right:
                var kind = binary.OperatorKind;
                return (rank, size) => left(rank, size) is { } a && right(rank, size) is { } b ? Apply(kind, a, b) : null;
            case IIsPatternOperation isPattern when Read(isPattern.Value, depth + 1) is { } value:
                return Match(isPattern.Pattern, value, depth + 1);
            case IFlowCaptureReferenceOperation reference:
                return (Captures.OnlyValueOf(reference, flow) ?? Captures.ChoiceOf(reference, flow)) is { } captured
                    ? Read(captured, depth + 1)
                    : null;
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return Choose(Read(choice.Condition, depth + 1), Read(choice.WhenTrue, depth + 1), Read(whenFalse, depth + 1));
            case ISwitchExpressionOperation choice:
                return ReadSwitch(choice, depth + 1);
            case IInvocationOperation { TargetMethod.Name: "Parse" or "ToInt32", Arguments.Length: > 0 } parse:
                return Read(parse.Arguments[0].Value, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" } } variable
                when variable.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string name }:
                return VarianceSources.OfVariable(name) == VarianceKinds.Rank && VarianceSources.IsRankName(name) ? Rank : null;
            case IInvocationOperation { TargetMethod: { ReturnsVoid: false, DeclaringSyntaxReferences.IsEmpty: false } method } call:
                return ReadReturned(method, depth + 1, ordinal => Given(call, ordinal, depth + 1));
            default:
                return operation.ReferencedSymbol() is { } symbol ? Read(symbol, operation, depth + 1) : null;
        }
    }

    // What a helper or a property gives, where it has one body and returns in one place.
    private Func<long, long, long?>? ReadReturned(IMethodSymbol method, int depth, Func<int, RankExpression?>? given)
    {
        if (engine.Members.Declared(method) is not null || engine.Members.Declared(method.AssociatedSymbol ?? method) is not null
            || engine.Targets.Of(method) is not { Length: 1 } targets || engine.Flows.Of(targets[0]) is not { } callee || callee == flow)
            return null;
        var returned = callee.Graph.Blocks
            .Where(static block => block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is not null)
            .Select(static block => block.BranchValue!)
            .ToList();
        return returned.Count == 1 ? new RankExpressions(callee, engine, given) { _constants = _constants }.Read(returned[0], depth) : null;
    }

    private Func<long, long, long?>? Read(ISymbol symbol, IOperation reference, int depth)
    {
        switch (symbol)
        {
            case IPropertySymbol property when engine.Known.IsCommunicator(property.ContainingType):
                return property.Name switch { "Rank" => Rank, "Size" => Size, _ => null };
            case IPropertySymbol { Name: "Count" } property
                when SymbolEqualityComparer.Default.Equals(property.ContainingType, engine.Known.Clique):
                return Size;
            case IPropertySymbol { Name: "Length" or "Count" } when IsCommunicators((reference as IPropertyReferenceOperation)?.Instance?.Type):
                return Size;
        }

        if (flow.Indices.Contains(symbol))
            return Rank;
        if (flow.OrdinalOf(symbol) is { } ordinal && flow.Writes.To(symbol).Count == 0 && parameters?.Invoke(ordinal) is { } argument)
        {
            _constants.AddRange(argument.Constants);
            return argument.Evaluate;
        }

        if (symbol is ILocalSymbol local && flow.Writes.To(local).Count > 0)
            return flow.Writes.OnlyValueOf(local) is { } value ? Read(value, depth) : null;
        if (symbol is ILocalSymbol asked && Captures.AnswerTo(asked, flow, engine.Known) is { } question)
            return question == "CommUserRank" ? Rank : question == "CommCount" ? Size : null;
        if (symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)
        {
            if (engine.Members.Declared(symbol) is { Varies: false })
                return VarianceSources.IsSizeName(symbol.Name) ? Size : null;
            if (symbol is IPropertySymbol { GetMethod: { DeclaringSyntaxReferences.IsEmpty: false } getter } && ReadReturned(getter, depth, given: null) is { } got)
                return got;
            if (VarianceSources.IsRankName(symbol.Name))
                return Rank;
            if (VarianceSources.IsSizeName(symbol.Name) && IsWholeNumber(symbol))
                return Size;
        }

        return null;
    }

    private static long? Apply(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide when b != 0 => a / b,
        BinaryOperatorKind.Remainder when b != 0 => a % b,
        BinaryOperatorKind.LeftShift when b is >= 0 and < 32 => a << (int)b,
        BinaryOperatorKind.RightShift when b is >= 0 and < 64 => a >> (int)b,
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a & b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        BinaryOperatorKind.Equals => a == b ? 1 : 0,
        BinaryOperatorKind.NotEquals => a != b ? 1 : 0,
        BinaryOperatorKind.LessThan => a < b ? 1 : 0,
        BinaryOperatorKind.LessThanOrEqual => a <= b ? 1 : 0,
        BinaryOperatorKind.GreaterThan => a > b ? 1 : 0,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b ? 1 : 0,
        _ => null,
    };

    private Func<long, long, long?> Constant(long number)
    {
        _constants.Add(number);
        return (_, _) => number;
    }

    private static long? Number(object constant) => constant switch
    {
        bool truth => truth ? 1 : 0,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private bool IsCommunicators(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => engine.Known.IsAnyCommunicator(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } named => engine.Known.IsAnyCommunicator(named.TypeArguments[0]),
        _ => false,
    };

    private static bool IsWholeNumber(ISymbol symbol) => (symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    })?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static long? Rank(long rank, long size) => rank;

    private static long? Size(long rank, long size) => size;
}
