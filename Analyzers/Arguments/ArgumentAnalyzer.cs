using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3001 and TC3004 to TC3007: arguments that can only fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArgumentAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
    [
        ArgumentRules.RankOutOfRange,
        ArgumentRules.LengthMismatch,
        ArgumentRules.WrongDevice,
        ArgumentRules.OverlappingBuffers,
        ArgumentRules.DuplicateDevice,
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => known.Contracts.Of(call.TargetMethod) is { } contract && (contract.IsMeeting || contract.Kind == CallKind.InitAll),
            (block, calls) => Report(block, known, calls.Select(call => ContractCall.Of(call, known)).OfType<ContractCall>()));

    private static void Report(OperationBlockAnalysisContext context, KnownSymbols known, IEnumerable<ContractCall> calls)
    {
        var values = new ValueReader(context.OperationBlocks, known);
        var transfers = new Transfers(known, values);
        var ranks = new RankRange(known, values);
        var lengths = new LengthRelations(values);
        var nativeLengths = new NativeLengths(known, values);
        var overlaps = new Overlaps(known, values);
        var devices = new Devices(values);
        var duplicates = new DuplicateDevices(values, context.OperationBlocks);
        foreach (var call in calls)
        {
            if (values.IsNeverReached(call.Operation))
                continue;
            var found = call.Contract.IsMeeting
                ? [.. ranks.Check(call), .. devices.Check(call), .. transfers.Of(call).SelectMany(Check)]
                : duplicates.Check(call).ToImmutableArray();
            foreach (var diagnostic in found)
                context.ReportDiagnostic(diagnostic);
        }

        // Lengths that do not fit come first, as they do at run time: an overlap is mostly the same mistake.
        IEnumerable<Diagnostic> Check(Transfer transfer)
        {
            if (lengths.Check(transfer) is { } mismatch)
                return [mismatch];
            return overlaps.Check(transfer) is { } overlap ? [overlap] : nativeLengths.Check(transfer);
        }
    }
}
