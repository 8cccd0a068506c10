using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>
/// Finds the contract of a method. A method of the SDK or of a user says by its attributes what it means; the native functions
/// are listed in <see cref="NativeContracts"/>.
/// </summary>
internal sealed class CallContracts(KnownSymbols known)
{
    private readonly ConcurrentDictionary<IMethodSymbol, CallContract?> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>The contract, or <see langword="null"/> for a method that means nothing to the rules.</summary>
    public CallContract? Of(IMethodSymbol method) => _cache.GetOrAdd(method.OriginalDefinition, Read);

    private CallContract? Read(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (known.IsNativeLibrary(type))
        {
            return NativeContracts.Functions.TryGetValue(method.Name, out var function)
                ? Create(function.Kind, function.Operation, method, isNative: true)
                : null;
        }

        if (method.HasContractAttribute(known.RankDivergentAttribute))
            return Create(CallKind.Abort, method.Name, method);
        if (known.IsGroup(type))
            return ReadGroup(method);
        if (method.HasContractAttribute(known.CompletesInFlightAttribute) || known.Completions.Complete(method))
            return Create(CallKind.Synchronize, method.Name, method);
        if (known.IsCommunicator(type) && ReadCommunicator(method) is { } contract)
            return contract;
        if (known.IsClique(type) && method.Name == nameof(IDisposable.Dispose))
            return Create(CallKind.Destroy, method.Name, method);
        if (known.IsWindow(type) && method.Name == nameof(IDisposable.Dispose))
            return Create(CallKind.EndWindow, method.Name, method);
        if (known.IsUniqueId(type) && method is { IsStatic: true, Name: "Create" })
            return Create(CallKind.UniqueId, method.Name, method);
        return method.HasContractAttribute(known.CollectiveAttribute) || method.HasContractAttribute(known.StepAttribute)
            ? Create(CallKind.Collective, method.Name, method)
            : null;
    }

    private CallContract? ReadGroup(IMethodSymbol method) => method.Name switch
    {
        "Start" => Create(CallKind.GroupStart, method.Name, method),
        "Open" => Create(CallKind.GroupOpen, method.Name, method),
        "End" or "Dispose" => Create(CallKind.GroupEnd, method.Name, method),
        _ => null,
    };

    private CallContract? ReadCommunicator(IMethodSymbol method) => method.Name switch
    {
        "Send" => Create(CallKind.Send, method.Name, method),
        "Recv" => Create(CallKind.Recv, method.Name, method),
        "SendRecv" => Create(CallKind.SendRecv, method.Name, method),
        "InitAll" => Create(CallKind.InitAll, method.Name, method),
        "Init" or "InitScalable" or "Join" or "InitAsync" or "FromEnvironmentAsync" => Create(CallKind.Init, method.Name, method),
        "Split" => Create(CallKind.Split, method.Name, method),
        "RegisterWindow" => Create(CallKind.MakeWindow, method.Name, method),
        "Dispose" or "DisposeAsync" => Create(CallKind.Destroy, method.Name, method),
        "Abort" or "Shrink" or "Revoke" => Create(CallKind.Abort, method.Name, method),
        _ => null,
    };

    private CallContract Create(CallKind kind, string operation, IMethodSymbol method, bool isNative = false) =>
        new(kind, operation, ParameterRoles.Of(method, known), isNative);
}
