using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>
/// Tells whether a call may wait for what is in flight. A method that nothing is known of may; so that only calls that are known not
/// to wait leave a buffer in flight.
/// </summary>
internal sealed class WaitingMethods(KnownSymbols known)
{
    private static readonly ConditionalWeakTable<KnownSymbols, WaitingMethods> All = new();

    // A helper that calls helpers deeper than this is taken to wait.
    private const int MaxDepth = 6;

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _cache = new(SymbolEqualityComparer.Default);

    public static WaitingMethods Of(KnownSymbols known) => All.GetValue(known, static known => new WaitingMethods(known));

    /// <summary>Whether the method may wait for work on a device, other than a copy that waits for a stream of its own.</summary>
    public bool MayWait(IMethodSymbol method) => MayWait(method.OriginalDefinition, 0);

    private bool MayWait(IMethodSymbol method, int depth)
    {
        if (known.Contracts.Of(method) is { } contract)
            return contract.Kind is CallKind.Synchronize or CallKind.Destroy or CallKind.Abort
                || (contract.Kind == CallKind.Collective && BodyMayWait(method, depth));
        if (KnownLibraries.Owns(method))
        {
            return method.Name.StartsWith("Wait", StringComparison.Ordinal)
                || method.Name is "Join" or "GetResult" or "get_Result" or "cuStreamQuery" or "cuEventQuery" or "cuStreamWaitEvent"
                    or "cuEventElapsedTime" or "get_IsComplete" or "ElapsedSince"
                || (method.Name == "Dispose" && known.IsReleasable(method.ContainingType));
        }

        if (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsExtern
            || method.MethodKind == MethodKind.DelegateInvoke || depth > MaxDepth)
            return !IsPlainProperty(method);
        return BodyMayWait(method, depth);
    }

    private bool BodyMayWait(IMethodSymbol method, int depth)
    {
        if (_cache.TryGetValue(method, out var cached))
            return cached;

        // Entered before it is computed, so that methods that call each other end here.
        _cache[method] = false;
        var body = known.Bodies.Of(method);
        var waits = body is not null && body.Descendants().Any(operation => operation switch
        {
            IAwaitOperation or IFunctionPointerInvocationOperation or IDynamicInvocationOperation => true,
            IInvocationOperation call => DeviceCopies.Of(call) is { ReachesHost: true, Stream: not null } || MayWait(call.TargetMethod.OriginalDefinition, depth + 1),
            IObjectCreationOperation { Constructor: { } constructor } => MayWait(constructor.OriginalDefinition, depth + 1),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } => MayWait(getter.OriginalDefinition, depth + 1),
            _ => false,
        });
        return _cache[method] = waits;
    }

    private static bool IsPlainProperty(IMethodSymbol method) =>
        method.MethodKind == MethodKind.PropertyGet && method.DeclaringSyntaxReferences.IsEmpty && !method.IsAbstract;
}
