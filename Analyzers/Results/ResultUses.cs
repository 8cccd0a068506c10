using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Results;

/// <summary>Finds out what becomes of the value of a call.</summary>
internal sealed class ResultUses(ImmutableArray<IOperation> bodies)
{
    private readonly ILookup<ISymbol, ILocalReferenceOperation> _reads = bodies
        .SelectMany(static body => body.DescendantsAndSelf())
        .OfType<ILocalReferenceOperation>()
        .Where(static reference => !IsOverwrite(reference))
        .ToLookup(static reference => (ISymbol)reference.Local, SymbolEqualityComparer.Default);

    /// <summary>How the value is neglected, or <see langword="null"/> where it is not.</summary>
    public string? DescribeNeglect(IInvocationOperation call)
    {
        if (call.Parent is IExpressionStatementOperation)
            return "is ignored";
        if (KeptIn(call) is not { } local)
            return null;
        if (!_reads[local].Any())
            return $"is kept in '{local.Name}', which is never read";
        return NextOverwrite(call, local) is { } overwrite
            ? $"is kept in '{local.Name}' and overwritten on line {overwrite.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
            : null;
    }

    private static ILocalSymbol? KeptIn(IInvocationOperation call) => call.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, Target: ILocalReferenceOperation target } => target.Local,
        _ => null,
    };

    /// <summary>The statement that overwrites the local for certain before anything reads it.</summary>
    private IOperation? NextOverwrite(IInvocationOperation call, ILocalSymbol local)
    {
        var statement = StatementOf(call);
        if (statement.Parent is not { } block || MayBeReadElsewhere(statement, local))
            return null;
        foreach (var next in block.Statements().SkipWhile(other => other != statement).Skip(1))
        {
            if (next is ILabeledOperation || next.LeavesSequence())
                return null;
            if (!next.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(reference => Is(reference.Local, local)))
                continue;
            return next is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } }
                && Is(target.Local, local)
                && !_reads[local].Any(read => read.IsWithin(next))
                    ? next
                    : null;
        }

        return null;
    }

    private static IOperation StatementOf(IOperation operation)
    {
        var statement = operation;
        while (statement.Parent is not (null or IBlockOperation or ISwitchCaseOperation))
            statement = statement.Parent;
        return statement;
    }

    // A lambda that a call in between runs, or the handler of an exception that a call in between throws.
    private bool MayBeReadElsewhere(IOperation statement, ILocalSymbol local)
    {
        var function = statement.Function();
        return _reads[local].Any(read => read.Function() != function || HandlerAround(read) is { Parent: { } tried } && statement.IsWithin(tried));
    }

    private static IOperation? HandlerAround(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is ICatchClauseOperation || (current.Parent is ITryOperation { Finally: { } cleanUp } && cleanUp == current))
                return current;
        }

        return null;
    }

    private static bool IsOverwrite(ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment && assignment.Target == reference;

    private static bool Is(ILocalSymbol local, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(local, other);
}
