using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>TC1007: the scope of a group is thrown away, or kept and never disposed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GroupDiscardedAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.GroupDiscarded];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.GroupOpen } && known.OpensGroup(call),
            static (block, calls) =>
            {
                foreach (var call in calls)
                {
                    if (IsLost(call, block))
                        block.ReportDiagnostic(Diagnostic.Create(GroupingRules.GroupDiscarded, call.Syntax.GetLocation()));
                }
            });

    private static bool IsLost(IInvocationOperation call, OperationBlockAnalysisContext block) => call.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } =>
            !IsUsed(local, block),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !IsUsed(local, block),
        _ => false,
    };

    // Whoever is given the scope, or disposes it, sees to its end.
    private static bool IsUsed(ILocalSymbol local, OperationBlockAnalysisContext block) => block.Operations().Any(operation =>
        operation is ILocalReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Local, local)
        && !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference));
}
