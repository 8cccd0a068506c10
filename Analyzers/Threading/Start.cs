using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Threading;

/// <summary>What makes a lambda run beside other code.</summary>
internal sealed class Start(StartKind kind, IAnonymousFunctionOperation lambda, IOperation node)
{
    public StartKind Kind { get; } = kind;

    public IAnonymousFunctionOperation Lambda { get; } = lambda;

    /// <summary>The call that is given the lambda.</summary>
    public IOperation Node { get; } = node;

    /// <summary>The innermost start around an operation.</summary>
    public static Start? Around(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case ILocalFunctionOperation:
                    return null;
                case IAnonymousFunctionOperation lambda when Of(lambda) is { } start:
                    return start;
            }
        }

        return null;
    }

    /// <summary>Whether a symbol belongs to one run of the lambda.</summary>
    public bool Owns(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference =>
        reference.SyntaxTree == Lambda.Syntax.SyntaxTree && Lambda.Syntax.Span.Contains(reference.Span));

    /// <summary>Whether an expression gives each run of the lambda something else.</summary>
    public bool Varies(IOperation operation) => operation.DescendantsAndSelf().Any(part =>
        part.ReferencedSymbol() is { } symbol && Owns(symbol));

    private static Start? Of(IAnonymousFunctionOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation
            or ICollectionExpressionOperation)
            parent = parent.Parent;
        return parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => KindOf(call) is { } kind ? new Start(kind, lambda, call) : null,
            IArgumentOperation { Parent: IObjectCreationOperation creation } => KindOf(creation) is { } kind ? new Start(kind, lambda, creation) : null,
            IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { Name: "Elapsed", ContainingType.Name: "Timer" } } } timer =>
                new Start(StartKind.Timer, lambda, timer),
            _ => null,
        };
    }

    private static StartKind? KindOf(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
    {
        ("Parallel", "For" or "ForEach" or "ForAsync" or "ForEachAsync") when !IsOneAtATime(call) => StartKind.ParallelLoop,
        ("ParallelEnumerable", "ForAll" or "Select") => StartKind.ParallelLoop,
        ("Parallel", "Invoke") => StartKind.Branch,
        ("Task" or "TaskFactory", "Run" or "StartNew") or ("ThreadPool", "QueueUserWorkItem" or "UnsafeQueueUserWorkItem") => StartKind.Task,
        _ => null,
    };

    private static StartKind? KindOf(IObjectCreationOperation creation) => creation.Type switch
    {
        { Name: "Thread", ContainingNamespace.Name: "Threading" } => StartKind.Task,
        { Name: "Timer", ContainingNamespace.Name: "Threading" } when IsPeriodic(creation) => StartKind.Timer,
        _ => null,
    };

    private static bool IsPeriodic(IObjectCreationOperation timer) => timer.Arguments
        .FirstOrDefault(static argument => argument.Parameter?.Name == "period")?.Value is { } period
        && period.Unwrap() is not IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan" or "Infinite" } }
        && period.ConstantValue is not { HasValue: true, Value: -1 or -1L or uint.MaxValue };

    private static bool IsOneAtATime(IInvocationOperation call) => call.Descendants().OfType<ISimpleAssignmentOperation>().Any(static assignment =>
        assignment is { Target: IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" }, Value.ConstantValue.Value: 1 });
}
