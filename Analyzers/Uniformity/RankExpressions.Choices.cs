using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Uniformity;

/// <content>Patterns, and expressions that choose between others.</content>
internal sealed partial class RankExpressions
{
    // What a call gives for a parameter of the function it calls.
    private RankExpression? Given(IInvocationOperation call, int ordinal, int depth)
    {
        var argument = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);
        var reader = new RankExpressions(flow, engine, parameters);
        return argument is not null && reader.Read(argument.Value, depth) is { } evaluate ? new RankExpression(evaluate, reader._constants) : null;
    }

    private Func<long, long, long?>? ReadSwitch(ISwitchExpressionOperation choice, int depth)
    {
        if (Read(choice.Value, depth) is not { } value)
            return null;
        Func<long, long, long?> result = static (_, _) => null;
        foreach (var arm in choice.Arms.Reverse())
        {
            var test = Match(arm.Pattern, value, depth);
            if (arm.Guard is { } guard)
                test = Choose(test, Read(guard, depth), static (_, _) => 0);
            if (Choose(test, Read(arm.Value, depth), result) is not { } chosen)
                return null;
            result = chosen;
        }

        return result;
    }

    private static Func<long, long, long?>? Choose(
        Func<long, long, long?>? test, Func<long, long, long?>? whenTrue, Func<long, long, long?>? whenFalse) =>
        test is null || whenTrue is null || whenFalse is null
            ? null
            : (rank, size) => test(rank, size) is { } value ? value != 0 ? whenTrue(rank, size) : whenFalse(rank, size) : null;

    private Func<long, long, long?>? Match(IPatternOperation pattern, Func<long, long, long?> value, int depth)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when Read(constant.Value, depth) is { } other:
                return (rank, size) => value(rank, size) == other(rank, size) ? 1 : 0;
            case IRelationalPatternOperation relational when Read(relational.Value, depth) is { } bound:
                var kind = relational.OperatorKind;
                return (rank, size) => value(rank, size) is { } a && bound(rank, size) is { } b ? Apply(kind, a, b) : null;
            case IDiscardPatternOperation:
                return static (_, _) => 1;
            case INegatedPatternOperation negated when Match(negated.Pattern, value, depth) is { } inner:
                return (rank, size) => 1 - inner(rank, size);
            case IBinaryPatternOperation both
                when Match(both.LeftPattern, value, depth) is { } left && Match(both.RightPattern, value, depth) is { } right:
                return both.OperatorKind == BinaryOperatorKind.Or
                    ? (rank, size) => left(rank, size) | right(rank, size)
                    : (rank, size) => left(rank, size) & right(rank, size);
            default:
                return null;
        }
    }
}
