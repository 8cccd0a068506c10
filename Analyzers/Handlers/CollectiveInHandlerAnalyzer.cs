using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Effects;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Handlers;

/// <summary>TC2005: a collective where only some ranks come, or where a lock is held while it waits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CollectiveInHandlerAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [HandlerRules.CollectiveInHandler];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => MayCommunicate(call.TargetMethod, known),
            (block, calls) =>
            {
                foreach (var call in calls)
                    Report(block, call, known);
            });

    private static bool MayCommunicate(IMethodSymbol method, KnownSymbols known) =>
        known.Contracts.Of(method) is { } contract ? contract.IsMeeting : known.Effects.MayCommunicate(method);

    private static void Report(OperationBlockAnalysisContext context, IInvocationOperation call, KnownSymbols known)
    {
        if (HandlerPlaces.Around(call, context.OwningSymbol, known) is not { } place || NameOf(call, place, known) is not { } name)
            return;
        if (place.IsLock && IsRecordedOnly(call, place, context.OperationBlocks, known))
            return;
        context.ReportDiagnostic(Diagnostic.Create(HandlerRules.CollectiveInHandler, call.Syntax.GetLocation(), name, place.Description));
    }

    /// <summary>The collective the call comes to; <see langword="null"/> where that is none, or one for all ranks of a clique.</summary>
    private static string? NameOf(IInvocationOperation call, HandlerPlace place, KnownSymbols known)
    {
        if (ContractCall.Of(call, known) is { } contract)
            return contract.IsForAllRanks(place.Node, known) ? null : contract.Name;

        return !HandlerPlaces.IsPlace(call.TargetMethod)
            && known.Effects.Of(call.TargetMethod).Any(effect => effect.Contract.IsMeeting && IsOneRank(effect, call, place, known))
            ? call.TargetMethod.Name
            : null;
    }

    // A helper that goes over communicators of its own may well go over all of them.
    private static bool IsOneRank(MethodEffect effect, IInvocationOperation call, HandlerPlace place, KnownSymbols known) =>
        effect.Communicator switch
        {
            IParameterSymbol { Type: var type } parameter => known.IsAnyCommunicator(type)
                && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } argument
                && !argument.Value.IsEachOfAll(place.Node, known),
            IFieldSymbol { Type: var type } => known.IsAnyCommunicator(type),
            IPropertySymbol { Type: var type } => known.IsAnyCommunicator(type),
            _ => false,
        };

    // In a group that is open around the lock the call waits for nothing: it is launched when the group ends.
    private static bool IsRecordedOnly(
        IInvocationOperation call, HandlerPlace place, ImmutableArray<IOperation> bodies, KnownSymbols known) =>
        new GroupScopes(known, bodies).Outermost(call) is { } group && !group.IsWithin(place.Node);
}
