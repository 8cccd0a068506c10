using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Bodies;

/// <summary>Calls an analysis for each body that holds a certain call.</summary>
/// <remarks>
/// The operations of a body are looked through once, for all rules. Where each rule has the compiler call it for each operation, the
/// bodies without anything of interest, which are nearly all of a program, cost several times as much in the compiler as in the rules.
/// </remarks>
internal static class BodyActions
{
    private static readonly ConditionalWeakTable<IOperation, BodyOperations> Cache = new();

    /// <summary>Registers an analysis of the bodies that hold calls of interest; it is given these in source order.</summary>
    public static void RegisterBodyAction(
        this CompilationStartAnalysisContext context,
        Func<IInvocationOperation, bool> isOfInterest,
        Action<OperationBlockAnalysisContext, ImmutableArray<IInvocationOperation>> analyze) =>
        context.RegisterBodyAction(static body => body.Calls, isOfInterest, analyze);

    /// <summary>Registers an analysis of the bodies that hold operations of interest; it is given these in source order.</summary>
    public static void RegisterBodyAction<TOperation>(
        this CompilationStartAnalysisContext context,
        Func<BodyOperations, ImmutableArray<TOperation>> among,
        Func<TOperation, bool> isOfInterest,
        Action<OperationBlockAnalysisContext, ImmutableArray<TOperation>> analyze)
        where TOperation : IOperation =>
        context.RegisterOperationBlockAction(block =>
        {
            ImmutableArray<TOperation>.Builder? found = null;
            foreach (var body in block.OperationBlocks)
            {
                foreach (var operation in among(Of(body)))
                {
                    if (isOfInterest(operation))
                        (found ??= ImmutableArray.CreateBuilder<TOperation>()).Add(operation);
                }
            }

            if (found is not null)
                analyze(block, [.. found.OrderBy(static operation => operation.Syntax.SpanStart)]);
        });

    /// <summary>What the rules look at first in a body.</summary>
    public static BodyOperations Of(IOperation body) => Cache.GetValue(body, static body => new BodyOperations(body));

    /// <summary>The operations of all bodies that are analyzed.</summary>
    public static IEnumerable<IOperation> Operations(this OperationBlockAnalysisContext context) =>
        context.OperationBlocks.SelectMany(static body => body.DescendantsAndSelf());
}
