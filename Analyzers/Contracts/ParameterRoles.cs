using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>Tells what parameters are: by type where that says it, else by the names that the SDK and NCCL share.</summary>
internal static class ParameterRoles
{
    public static ImmutableArray<ParameterRole> Of(IMethodSymbol method, KnownSymbols known) =>
        [.. method.Parameters.Select(parameter => Of(parameter, known))];

    private static ParameterRole Of(IParameterSymbol parameter, KnownSymbols known)
    {
        if (known.IsAnyCommunicator(parameter.Type))
            return ParameterRole.Communicator;
        return parameter.Name switch
        {
            "buffer" => ParameterRole.Buffer,
            "send" or "sendbuff" => ParameterRole.Send,
            "recv" or "recvbuff" => ParameterRole.Recv,
            "root" => ParameterRole.Root,
            "peer" or "source" or "destination" => ParameterRole.Peer,
            "op" => ParameterRole.Op,
            "count" or "sendcount" or "recvcount" => ParameterRole.Count,
            "datatype" => ParameterRole.DataType,
            "stream" => ParameterRole.Stream,
            "size" or "nranks" or "ndev" => ParameterRole.Size,
            "accelerators" or "devices" or "devlist" => ParameterRole.Devices,
            "commId" or "uniqueId" or "id" => ParameterRole.UniqueId,
            "rank" => ParameterRole.Rank,
            _ => ParameterRole.None,
        };
    }
}
