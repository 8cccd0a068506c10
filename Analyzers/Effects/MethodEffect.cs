using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.Analyzers.Effects;

/// <summary>A call with a contract that a method makes, itself or through what it calls.</summary>
internal sealed class MethodEffect(CallContract contract, ISymbol? communicator)
{
    public CallContract Contract { get; } = contract;

    /// <summary>
    /// The communicator it runs on, as the caller sees it: a parameter of the method, or a field or property; <see langword="null"/>
    /// where it is something else.
    /// </summary>
    public ISymbol? Communicator { get; } = communicator;
}
