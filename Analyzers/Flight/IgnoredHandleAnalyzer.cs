using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>TC4002: what an asynchronous operation of a communicator returns is ignored.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredHandleAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [FlightRules.IgnoredHandle];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => IsAsynchronous(call.TargetMethod, known)
                && call.Type is { SpecialType: not SpecialType.System_Void } type && Handles.IsHandle(type) && IsIgnored(call),
            static (block, calls) =>
            {
                foreach (var call in calls)
                {
                    block.ReportDiagnostic(Diagnostic.Create(
                        FlightRules.IgnoredHandle, call.Syntax.GetLocation(), call.Type!.Name, call.TargetMethod.Name));
                }
            });

    private static bool IsAsynchronous(IMethodSymbol method, KnownSymbols known) =>
        known.Contracts.Of(method) is { IsNative: false, Kind: CallKind.Synchronize or not (CallKind.Query or CallKind.UniqueId) }
        || (method.Name.EndsWith("Async", StringComparison.Ordinal)
            && (known.IsCommunicator(method.ContainingType) || known.IsClique(method.ContainingType)));

    private static bool IsIgnored(IOperation result)
    {
        result = Handles.WithoutConfiguration(result);
        return result.Parent switch
        {
            IExpressionStatementOperation => true,
            IConditionalAccessOperation { Parent: IExpressionStatementOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => IsNeverRead(local, declarator),
            _ => false,
        };
    }

    private static bool IsNeverRead(ILocalSymbol local, IOperation declarator)
    {
        if (local.IsUsing)
            return false;
        var root = declarator;
        while (root.Parent is { } parent)
            root = parent;
        return !root.Descendants().Any(operation =>
            operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }
}
