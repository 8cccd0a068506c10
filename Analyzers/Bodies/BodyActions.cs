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
        context.RegisterOperationBlockAction(block =>
        {
            ImmutableArray<IInvocationOperation>.Builder? found = null;
            foreach (var body in block.OperationBlocks)
            {
                foreach (var call in Of(body).Calls)
                {
                    if (isOfInterest(call))
                        (found ??= ImmutableArray.CreateBuilder<IInvocationOperation>()).Add(call);
                }
            }

            if (found is not null)
                analyze(block, [.. found.OrderBy(static call => call.Syntax.SpanStart)]);
        });

    /// <summary>What the rules look at first in a body.</summary>
    public static BodyOperations Of(IOperation body) => Cache.GetValue(body, static body => new BodyOperations(body));

    /// <summary>The operations of all bodies that are analyzed.</summary>
    public static IEnumerable<IOperation> Operations(this OperationBlockAnalysisContext context) =>
        context.OperationBlocks.SelectMany(static body => body.DescendantsAndSelf());
}
