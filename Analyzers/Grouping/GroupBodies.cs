using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Calls an analysis for each body that opens a group.</summary>
internal static class GroupBodies
{
    /// <summary>Registers an analysis of the bodies that open a group.</summary>
    public static void RegisterGroupBodyAction(
        this CompilationStartAnalysisContext context, KnownSymbols known, Action<OperationBlockAnalysisContext> analyze) =>
        context.RegisterBodyAction(
            call => known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.GroupStart or CallKind.GroupOpen },
            (block, _) => analyze(block));
}
