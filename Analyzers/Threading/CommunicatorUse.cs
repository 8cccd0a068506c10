using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Threading;

/// <summary>A call that makes collectives on a communicator, or on a clique.</summary>
internal sealed class CommunicatorUse(IInvocationOperation call, IOperation communicator)
{
    public IInvocationOperation Call { get; } = call;

    public IOperation Communicator { get; } = communicator;

    /// <summary>The communicators a call uses: of a collective, or of a helper that comes to one.</summary>
    public static IEnumerable<CommunicatorUse> Of(IInvocationOperation call, KnownSymbols known)
    {
        if (ContractCall.Of(call, known) is { } contract)
        {
            return contract.Contract.IsMeeting
                ? contract.Communicators().Concat(Cliques(call, known)).Select(communicator => new CommunicatorUse(call, communicator))
                : [];
        }

        return call.Arguments.Any(argument => known.IsAnyCommunicator(argument.Parameter?.Type))
            ? known.Effects.Of(call.TargetMethod)
                .Where(static effect => effect.Contract.IsMeeting)
                .Select(static effect => effect.Communicator)
                .OfType<IParameterSymbol>()
                .Distinct<IParameterSymbol>(SymbolEqualityComparer.Default)
                .Select(parameter => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value)
                .OfType<IOperation>()
                .Select(communicator => new CommunicatorUse(call, communicator))
            : [];
    }

    private static IEnumerable<IOperation> Cliques(IInvocationOperation call, KnownSymbols known) =>
        call.Arguments.Select(static argument => argument.Value).Prepend(call.Instance).OfType<IOperation>().Where(value => known.IsClique(value.Type));
}
