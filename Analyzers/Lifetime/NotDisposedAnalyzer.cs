using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>TC6001: a communicator, a reduction, a registration or memory is made and neither released nor handed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotDisposedAnalyzer : TypestateAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [LifetimeRules.NotDisposed];

    private protected override bool Begins(IInvocationOperation call, KnownSymbols known) => Making.Of(call, known) is not null;

    private protected override TypestateRule Create(FlowContext context) => new OwnershipRule(context);
}
