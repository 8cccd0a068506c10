using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Tells in which group an operation is sure to run. Other than <see cref="GroupScopes"/>, which finds what may be open, it says nothing
/// where some path comes to the operation without a group.
/// </summary>
internal sealed class OpenGroups(KnownSymbols known, OperationBlockAnalysisContext context)
{
    private readonly Dictionary<(IOperation Function, bool IsNative), FunctionGroups?> _functions = [];

    /// <summary>What opens the outermost group that is open around an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isNative">Whether groups of the native library are looked for, or those of the SDK.</param>
    public IOperation? Around(IOperation operation, bool isNative)
    {
        IOperation? outermost = null;
        for (IOperation? place = operation; place is not null; place = CallerOf(place))
        {
            outermost = (isNative ? null : ScopeAround(place)) ?? outermost;
            if (GroupsOf(place, isNative)?.StartBefore(place) is { } start
                && (outermost is null || start.Syntax.SpanStart < outermost.Syntax.SpanStart))
                outermost = start;
        }

        return outermost;
    }

    /// <summary>The depths of the raw groups at an operation, counted from the entry of its function.</summary>
    public FunctionGroups? GroupsOf(IOperation operation, bool isNative)
    {
        var function = operation.Function();
        if (_functions.TryGetValue((function, isNative), out var groups))
            return groups;
        return _functions[(function, isNative)] = Read(function, isNative);
    }

    private FunctionGroups? Read(IOperation function, bool isNative)
    {
        var starts = function.DescendantsInFunction()
            .OfType<IInvocationOperation>()
            .Where(call => known.IsStart(call) && known.IsNative(call) == isNative)
            .ToList();
        return context.OperationBlocks.FirstOrDefault(body => function.IsWithin(body) || body.IsWithin(function)) is { } body
            && context.GetControlFlowGraph(body).GraphOf(function) is { } graph
            ? new FunctionGroups(graph, new GroupChanges(known, body, isNative).Of, starts)
            : null;
    }

    // A lambda that is called for each element in turn runs where it is passed.
    private static IOperation? CallerOf(IOperation operation) =>
        operation.Function() is IAnonymousFunctionOperation lambda ? Repetition.FindSequentialCall(lambda) : null;

    private IOperation? ScopeAround(IOperation operation)
    {
        IOperation? outermost = null;
        var child = operation;
        for (var current = operation.Parent;
            current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation);
            child = current, current = current.Parent)
        {
            if (current is IUsingOperation scope && scope.Body == child && known.HoldsGroup(scope.Resources))
                outermost = scope;
            foreach (var statement in current.Statements())
            {
                if (statement == child)
                    break;
                if (statement is IUsingDeclarationOperation declaration && known.HoldsGroup(declaration.DeclarationGroup))
                {
                    outermost = declaration;
                    break;
                }
            }
        }

        return outermost;
    }
}
