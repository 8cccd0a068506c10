using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Code that one thread runs several times: a loop, or a lambda that is called for each element in turn.</summary>
internal sealed class Repetition
{
    private Repetition(IOperation node, ImmutableArray<ISymbol> elements, Func<IOperation, bool> isPerRound)
    {
        Node = node;
        Elements = elements;
        IsPerRound = isPerRound;
    }

    /// <summary>The loop, or the call that is given the lambda.</summary>
    public IOperation Node { get; }

    /// <summary>The variables that hold another element of a sequence in each round.</summary>
    public ImmutableArray<ISymbol> Elements { get; }

    /// <summary>Whether a direct child of <see cref="Node"/> runs in each round, unlike a loop's initializer.</summary>
    public Func<IOperation, bool> IsPerRound { get; }

    /// <summary>A function that is called once for each value of one of its parameters.</summary>
    public static Repetition OfFunction(IOperation function, IParameterSymbol parameter) => new(function, [parameter], static _ => true);

    /// <summary>The repetitions around an operation in which the same thread runs it, innermost first.</summary>
    public static IEnumerable<Repetition> Around(IOperation operation) => Around(operation, FindSequentialCall);

    /// <summary>The repetitions around an operation in which the same thread runs it, innermost first.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="find">The call that runs a lambda for each element in turn, on the thread that makes the call.</param>
    public static IEnumerable<Repetition> Around(IOperation operation, Func<IAnonymousFunctionOperation, IInvocationOperation?> find)
    {
        var child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case ILoopOperation loop when FromLoop(loop) is { } repetition && repetition.IsPerRound(child):
                    yield return repetition;
                    break;
                case ILocalFunctionOperation:
                    yield break;
                case IAnonymousFunctionOperation lambda:
                    // Another method may run the lambda later, or on another thread: then nothing is known.
                    if (find(lambda) is not { } call)
                        yield break;
                    yield return new Repetition(call, lambda.Symbol.Parameters.CastArray<ISymbol>(), static _ => true);
                    break;
            }
        }
    }

    /// <summary>Whether the operation runs in each round.</summary>
    public bool Repeats(IOperation operation) =>
        operation != Node && operation.IsWithin(Node) && IsPerRound(operation.ChildOn(Node));

    private static Repetition? FromLoop(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation forEach when HasOneElement(forEach.Collection) => null,
        IForEachLoopOperation forEach =>
            new Repetition(forEach, forEach.Locals.CastArray<ISymbol>(), child => child == forEach.Body),
        IForLoopOperation forLoop => new Repetition(forLoop, [], child => !forLoop.Before.Contains(child)),
        IWhileLoopOperation whileLoop => new Repetition(whileLoop, [], static _ => true),
        _ => null,
    };

    private static bool HasOneElement(IOperation collection) => collection.Unwrap() switch
    {
        IArrayCreationOperation { Initializer.ElementValues.Length: 1 } => true,
        ICollectionExpressionOperation { Elements.Length: 1 } expression => expression.Elements[0] is not ISpreadOperation,
        _ => false,
    };

    /// <summary>The call that runs a lambda for each element in turn, on the thread that makes the call.</summary>
    public static IInvocationOperation? FindSequentialCall(IAnonymousFunctionOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
            parent = parent.Parent;
        if (parent is not IArgumentOperation { Parent: IInvocationOperation call })
            return null;
        var method = call.TargetMethod;
        return method.ContainingType switch
        {
            { Name: "Parallel" or "ParallelEnumerable" } => null,
            { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } => call,
            _ => method.Name is "ForEach" or "ConvertAll" ? call : null,
        };
    }
}
