using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>
/// TC4001: the host touches a buffer, or disposes it, while a collective on it is in flight. TC4004: another stream touches it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferInFlightAnalyzer : TypestateAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [FlightRules.BufferInFlight, FlightRules.OtherStream];

    private protected override bool Begins(IOperation operation, KnownSymbols known) =>
        operation is IInvocationOperation call && (known.Contracts.Of(call.TargetMethod)?.IsCommunication == true || GraphLaunches.Is(call));

    private protected override TypestateRule Create(FlowContext context) => new FlightRule(context);
}
