using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>Finds the calls that a function makes in the lambdas it writes down and the local functions it calls.</summary>
internal sealed class InnerFunctions(FlowContext context)
{
    private readonly Lazy<Dictionary<SyntaxNode, IAnonymousFunctionOperation>> _lambdas = new(() => context.Function.Descendants()
        .OfType<IAnonymousFunctionOperation>()
        .GroupBy(static lambda => lambda.Syntax)
        .ToDictionary(static lambdas => lambdas.Key, static lambdas => lambdas.First()));

    /// <summary>The calls in the body of what the operation makes or calls, as they are written.</summary>
    public IEnumerable<IInvocationOperation> CallsOf(IOperation operation) => operation switch
    {
        IFlowAnonymousFunctionOperation lambda when _lambdas.Value.TryGetValue(lambda.Syntax, out var written) && !IsToThrow(written) =>
            CallsIn(written),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } method } when context.Known.Bodies.Of(method) is { } body =>
            CallsIn(body),
        _ => [],
    };

    /// <summary>Whether a variable has the same value inside as where the function stands.</summary>
    public bool IsSettled(ISymbol variable) => variable switch
    {
        ILocalSymbol => context.Writes.To(variable).Count <= 1,
        IParameterSymbol => context.Writes.To(variable).Count == 0,
        _ => false,
    };

    // A lambda in it is looked at with it: it is written down inside.
    private static IEnumerable<IInvocationOperation> CallsIn(IOperation function) =>
        function.Descendants().OfType<IInvocationOperation>().Where(call => !IsMeantToThrow(call, function));

    private static bool IsMeantToThrow(IOperation call, IOperation function)
    {
        for (var current = call.Parent; current is not null && current != function; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && IsToThrow(lambda))
                return true;
        }

        return false;
    }

    // Assert.Throws<ObjectDisposedException>(() => comm.Barrier()), and what else is there to see an exception.
    private static bool IsToThrow(IAnonymousFunctionOperation lambda) =>
        ElementSources.CallOf(lambda)?.TargetMethod.Name is { } name
        && (name.Contains("Throw") || name.Contains("Exception"));
}
