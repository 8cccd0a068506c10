using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>TC6001: a communicator, an exchange, a reduction, a registration or memory is made and neither released nor handed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotDisposedAnalyzer : TypestateAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [LifetimeRules.NotDisposed];

    private protected override ImmutableArray<IOperation> Beginnings(BodyOperations body) => [.. body.Calls, .. body.Creations];

    private protected override bool Begins(IOperation operation, KnownSymbols known) => Making.Of(operation, known) is not null;

    private protected override TypestateRule Create(FlowContext context) => new OwnershipRule(context);
}
