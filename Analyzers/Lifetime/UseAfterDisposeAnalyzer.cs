using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>TC4003: a communicator, a clique, an exchange or a buffer is used after it was disposed or aborted on every path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAfterDisposeAnalyzer : TypestateAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [FlightRules.UseAfterDispose];

    // What is disposed first and used later begins, for the function it stands in, with the use.
    private protected override bool Begins(IOperation operation, KnownSymbols known) =>
        operation is IInvocationOperation call
        && (ContractCall.Of(call, known) is not null || DeviceCopies.Of(call) is not null || known.Buckets.IsExchange(call.TargetMethod.ContainingType));

    private protected override TypestateRule Create(FlowContext context) => new DisposalRule(context);
}
