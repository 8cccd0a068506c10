using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Identity;

/// <summary>TC2007: every rank makes an id and a communicator of it, and no id goes from one rank to another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UniqueIdOnEveryRankAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [IdentityRules.UniqueIdOnEveryRank];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterBodyAction(
            call => IdentityCalls.IsOne(call, known), (block, calls) => Report(block, new IdentityCalls(calls, known)));

    private static void Report(OperationBlockAnalysisContext context, IdentityCalls calls)
    {
        foreach (var creation in calls.Creations)
        {
            if (IsConditional(creation.Operation) || OnlyInit(creation, calls, context.OperationBlocks) is not { } init || HasOneRank(init))
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                IdentityRules.UniqueIdOnEveryRank, creation.Operation.Syntax.GetLocation(), [init.Operation.Syntax.GetLocation()], init.Name));
        }
    }

    /// <summary>The one call that uses the new id, where nothing else does: no broadcast, no other rank of this process.</summary>
    private static ContractCall? OnlyInit(ContractCall creation, IdentityCalls calls, ImmutableArray<IOperation> bodies)
    {
        if (IdentityCalls.TargetOf(creation) is not { } id)
            return calls.Inits.FirstOrDefault(init => init.Argument(ParameterRole.UniqueId)!.Value.Unwrap() == creation.Operation);

        var inits = calls.Inits.Where(init => SymbolEqualityComparer.Default.Equals(IdentityCalls.IdOf(init), id)).ToList();
        if (inits.Count != 1 || !RunsAsOftenAs(creation.Operation, inits[0].Operation))
            return null;
        var others = bodies
            .SelectMany(static body => body.DescendantsAndSelf())
            .OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, id))
            .Count(reference => !reference.IsWithin(inits[0].Operation) && !reference.IsWithin(creation.Operation) && !IsTarget(reference));
        return others == 0 ? inits[0] : null;
    }

    // An id made once for a loop over the ranks, or for the threads of the ranks, serves all of them.
    private static bool RunsAsOftenAs(IInvocationOperation creation, IInvocationOperation init) =>
        creation.Function() == init.Function() && LoopAround(creation) == LoopAround(init);

    private static IOperation? LoopAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation)
                return current;
        }

        return null;
    }

    /// <summary>Whether some ranks may not come to the operation: whatever the condition is, it is not known to hold on all.</summary>
    private static bool IsConditional(IOperation operation)
    {
        var child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case IConditionalOperation conditional when conditional.Condition != child:
                case ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation or ICoalesceOperation or ICoalesceAssignmentOperation:
                    return true;
                default:
                    if (current.Statements().TakeWhile(statement => statement != child).Any(static statement => MayLeave(statement)))
                        return true;
                    break;
            }
        }

        return false;
    }

    // if (rank != 0) return ...; leaves what follows to one rank.
    private static bool MayLeave(IOperation statement) =>
        statement is IConditionalOperation conditional
        && (conditional.WhenTrue.LeavesSequence() || conditional.WhenFalse?.LeavesSequence() == true);

    private static bool HasOneRank(ContractCall init) =>
        init.Argument(ParameterRole.Size)?.Value.ConstantValue is { HasValue: true, Value: 1 };

    private static bool IsTarget(ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;
}
