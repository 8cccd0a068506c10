using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Environments;

/// <summary>TC3009: a variable of NCCL is set where NCCL does not see it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentWithoutEffectAnalyzer : CollectivesAnalyzer
{
    private const string Prefix = "NCCL_";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [EnvironmentRules.EnvironmentWithoutEffect];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var environment = context.Compilation.GetTypeByMetadataName("System.Environment");
        var process = context.Compilation.GetTypeByMetadataName("System.Diagnostics.Process");
        context.RegisterBodyAction(
            call => call.TargetMethod.Name == "SetEnvironmentVariable" && Is(call.TargetMethod.ContainingType, environment),
            (block, calls) =>
            {
                // A child process inherits what managed code has set.
                if (!block.OperationBlocks.SelectMany(static body => BodyActions.Of(body).Calls).Any(StartsProcess))
                    Report(block, calls);
            });

        bool StartsProcess(IInvocationOperation call) =>
            call.TargetMethod.Name == "Start" && Is(call.TargetMethod.ContainingType, process);
    }

    private static void Report(OperationBlockAnalysisContext context, IEnumerable<IInvocationOperation> calls)
    {
        var text = new LeadingText(new SymbolWrites(context.OperationBlocks));
        foreach (var call in calls)
        {
            if (IsForThisProcess(call) && Argument(call, 0) is { } variable && text.Of(variable) is { } name
                && name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                context.ReportDiagnostic(Diagnostic.Create(EnvironmentRules.EnvironmentWithoutEffect, call.Syntax.GetLocation(), name));
            }
        }
    }

    // What is set for the user or the machine is meant for later processes.
    private static bool IsForThisProcess(IInvocationOperation call) =>
        Argument(call, 2) is not { } target || target.ConstantValue is { HasValue: true, Value: (int)EnvironmentVariableTarget.Process };

    private static IOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
