using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Calls an analysis for each body that holds a certain call; a body without one costs one look at each call in it.</summary>
internal static class GroupBodies
{
    /// <summary>Registers an analysis of the bodies that open a group.</summary>
    public static void RegisterGroupBodyAction(
        this CompilationStartAnalysisContext context, KnownSymbols known, Action<OperationBlockAnalysisContext> analyze) =>
        context.RegisterBodyAction(
            call => known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.GroupStart or CallKind.GroupOpen },
            (block, _) => analyze(block));

    /// <summary>Registers an analysis of the bodies that hold calls of interest; it is given these in source order.</summary>
    public static void RegisterBodyAction(
        this CompilationStartAnalysisContext context,
        Func<IInvocationOperation, bool> isOfInterest,
        Action<OperationBlockAnalysisContext, ImmutableArray<IInvocationOperation>> analyze) =>
        context.RegisterOperationBlockStartAction(block =>
        {
            var calls = new ConcurrentQueue<IInvocationOperation>();
            block.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (isOfInterest(call))
                        calls.Enqueue(call);
                },
                OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end =>
            {
                if (!calls.IsEmpty)
                    analyze(end, [.. calls.OrderBy(static call => call.Syntax.SpanStart)]);
            });
        });

    /// <summary>The operations of all bodies that are analyzed.</summary>
    public static IEnumerable<IOperation> Operations(this OperationBlockAnalysisContext context) =>
        context.OperationBlocks.SelectMany(static body => body.DescendantsAndSelf());
}
