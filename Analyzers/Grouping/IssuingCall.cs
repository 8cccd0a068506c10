using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>A call that issues something for which ranks wait for each other, itself or through the helper it calls.</summary>
internal sealed class IssuingCall(
    IInvocationOperation call, IInvocationOperation issued, bool isNative, ImmutableArray<CommunicatorChoice> communicators,
    bool isInit = false)
{
    public IInvocationOperation Call { get; } = call;

    /// <summary>What is issued in the end: the call itself, or one in the body of a helper.</summary>
    public IInvocationOperation Issued { get; } = issued;

    /// <summary>Whether what is issued is a call of the native library.</summary>
    public bool IsNative { get; } = isNative;

    /// <summary>Whether what is issued makes the communicator of one rank, and waits for the other ranks of its id.</summary>
    public bool IsInit { get; } = isInit;

    /// <summary>What tells the communicators; nothing for a call that serves a whole clique.</summary>
    public ImmutableArray<CommunicatorChoice> Communicators { get; } = communicators;
}
