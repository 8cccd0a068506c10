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

/// <summary>TC1006: communicators are made or ended in the group in which others communicate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LifecycleInGroupAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GroupingRules.LifecycleInGroup];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterGroupBodyAction(known, block => Report(block, known));

    private static void Report(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        var groups = new OpenGroups(known, context);
        var contents = new GroupContents(known, groups, context);
        var writes = new SymbolWrites(context.OperationBlocks);
        foreach (var operation in context.Operations())
        {
            if (LifecycleCall.Of(operation, known, writes) is not { } call || groups.Around(operation, call.IsNative) is not { } group)
                continue;
            if (contents.Of(group).FirstOrDefault(call.Disturbs) is { } other)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    GroupingRules.LifecycleInGroup, call.Location, call.Name, other.Name, other.Operation.Line()));
            }
        }
    }
}
