using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>A call, or a <c>using</c>, that makes or ends a communicator.</summary>
internal sealed class LifecycleCall
{
    private readonly ISymbol? _ended;
    private readonly SymbolWrites _writes;

    private LifecycleCall(IOperation operation, string name, bool isNative, ISymbol? ended, SymbolWrites writes)
    {
        Location = operation.Syntax.GetLocation();
        Name = name;
        IsNative = isNative;
        _ended = ended;
        _writes = writes;
    }

    public Location Location { get; }

    public string Name { get; }

    public bool IsNative { get; }

    public static LifecycleCall? Of(IOperation operation, KnownSymbols known, SymbolWrites writes)
    {
        // using var clique = Communicator.InitAll(); in a group: disposed before the group's end.
        if (operation is IVariableDeclaratorOperation { Symbol: { IsUsing: true } local } declarator && IsDriver(local.Type, known))
            return new LifecycleCall(declarator, $"using {local.Name}", isNative: false, local, writes);
        if (ContractCall.Of(operation, known) is not { } call)
            return null;
        return call.Kind switch
        {
            CallKind.Init or CallKind.Split or CallKind.MakeWindow => new LifecycleCall(operation, call.Name, call.Contract.IsNative, ended: null, writes),

            // The SDK makes all communicators of a process in a group of its own, at once.
            CallKind.InitAll when call.Contract.IsNative => new LifecycleCall(operation, call.Name, isNative: true, ended: null, writes),
            CallKind.Destroy when call.Contract.IsNative => new LifecycleCall(operation, call.Name, isNative: true, ended: null, writes),
            CallKind.Destroy when Origin(call.Operation.Instance, writes) is { } ended =>
                new LifecycleCall(operation, call.Name, isNative: false, ended, writes),
            _ => null,
        };
    }

    /// <summary>Whether the call cannot share a group with one that communicates.</summary>
    public bool Disturbs(ContractCall other) => IsNative
        || _ended is null
        || other.Communicators().Any(communicator => SymbolEqualityComparer.Default.Equals(Origin(communicator, _writes), _ended));

    private static bool IsDriver(ITypeSymbol type, KnownSymbols known) =>
        known.IsCommunicator(type) || known.IsClique(type);

    // The collection that a communicator comes from, or the communicator itself.
    private static ISymbol? Origin(IOperation? communicator, SymbolWrites writes)
    {
        for (var depth = 0; communicator is not null && depth < 4; depth++)
        {
            communicator = communicator.Unwrap();
            if (ElementAccess.Of(communicator) is { } access)
                communicator = access.Collection;
            else if (communicator is ILocalReferenceOperation { Local: var local } && Source(local, communicator, writes) is { } source)
                communicator = source;
            else
                return communicator.ReferencedSymbol();
        }

        return null;
    }

    private static IOperation? Source(ILocalSymbol local, IOperation reference, SymbolWrites writes)
    {
        for (var current = reference.Parent; current is not null; current = current.Parent)
        {
            if (current is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
                return loop.Collection;
        }

        return writes.OnlyValueOf(local) is { } value && value.Unwrap() is not IInvocationOperation ? value : null;
    }
}
