using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>What a method means to the rules: read from its attributes, or for a native function from the table.</summary>
internal sealed class CallContract(CallKind kind, string operation, ImmutableArray<ParameterRole> roles, bool isNative)
{
    public CallKind Kind { get; } = kind;

    /// <summary>The operation in the words of the API: <c>AllReduce</c>, also for <c>ncclAllReduce</c>.</summary>
    public string Operation { get; } = operation;

    /// <summary>Whether it is a function of the native library, not of the SDK.</summary>
    public bool IsNative { get; } = isNative;

    /// <summary>Whether the ranks' calls are matched one by one: collectives and transfers.</summary>
    public bool IsCommunication => Kind is CallKind.Collective or CallKind.Send or CallKind.Recv or CallKind.SendRecv;

    /// <summary>Whether it is half a transfer, or one rank's end of two.</summary>
    public bool IsPointToPoint => Kind is CallKind.Send or CallKind.Recv or CallKind.SendRecv;

    /// <summary>Whether every rank of the communicator must make the call, in the same order as its other collectives.</summary>
    public bool IsCollective => Kind
        is CallKind.Collective or CallKind.Init or CallKind.Split or CallKind.MakeWindow or CallKind.EndWindow;

    /// <summary>Whether ranks make something out of a communicator together; in a group, when it ends.</summary>
    public bool IsMaking => Kind is CallKind.Split or CallKind.MakeWindow;

    /// <summary>Whether it needs the other ranks to come on this very communicator: communication, and making a window.</summary>
    public bool IsMeeting => IsCommunication || Kind == CallKind.MakeWindow;

    /// <summary>What a parameter is.</summary>
    public ParameterRole RoleOf(IParameterSymbol? parameter) =>
        parameter is not null && parameter.Ordinal < roles.Length ? roles[parameter.Ordinal] : ParameterRole.None;
}
