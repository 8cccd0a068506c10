using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Identity;

/// <summary>The calls of a member that make ids, and those that make communicators of them.</summary>
internal sealed class IdentityCalls
{
    public IdentityCalls(IEnumerable<IInvocationOperation> calls, KnownSymbols known)
    {
        var ordered = calls
            .OrderBy(static call => call.Syntax.SpanStart)
            .Select(call => ContractCall.Of(call, known))
            .OfType<ContractCall>()
            .ToImmutableArray();
        Creations = [.. ordered.Where(static call => call.Kind == CallKind.UniqueId)];
        Inits = [.. ordered.Where(static call => call.Kind == CallKind.Init && call.Argument(ParameterRole.UniqueId) is not null)];
    }

    /// <summary>What makes ids.</summary>
    public ImmutableArray<ContractCall> Creations { get; }

    /// <summary>What makes one rank's communicator of an id, in source order.</summary>
    public ImmutableArray<ContractCall> Inits { get; }

    /// <summary>Whether the call makes an id, or a communicator.</summary>
    public static bool IsOne(IInvocationOperation call, KnownSymbols known) =>
        known.Contracts.Of(call.TargetMethod)?.Kind is CallKind.UniqueId or CallKind.Init;

    /// <summary>The variable that a new id is put into: the one that is assigned, or whose address is given.</summary>
    public static ILocalSymbol? TargetOf(ContractCall creation)
    {
        if (creation.Operation.Arguments.Length > 0)
            return creation.Operation.Arguments[0].Value.Unwrap() is IAddressOfOperation address ? address.Reference.ReferencedSymbol() as ILocalSymbol : null;
        return creation.Operation.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment => assignment.Target.ReferencedSymbol() as ILocalSymbol,
            _ => null,
        };
    }

    /// <summary>The variable that an id is taken from.</summary>
    public static ISymbol? IdOf(ContractCall init) => init.Argument(ParameterRole.UniqueId)?.Value.ReferencedSymbol();
}
