using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Tells what a call may do to buffers out of sight.</summary>
internal sealed class Reach(KnownSymbols known)
{
    /// <summary>Whether the call may run a collective that makes buffers the same on every rank.</summary>
    public bool MayCommunicate(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (known.Contracts.Of(method) is { } contract)
            return Moves(contract);
        if (IsFramework(method))
            return false;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return !LaunchesKernel(method);
        if (method.IsAbstract || method.IsVirtual || method.IsOverride || method.DeclaringSyntaxReferences.IsEmpty)
            return true;
        return known.Effects.Of(method).Any(static effect => Moves(effect.Contract));
    }

    /// <summary>Whether the method belongs to the framework or to ILGPU: it knows nothing of collectives.</summary>
    public static bool IsFramework(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name is "System" or "ILGPU" && method.MethodKind != MethodKind.DelegateInvoke;
    }

    // What ILGPU loads is launched with a stream or an index.
    private static bool LaunchesKernel(IMethodSymbol method) => method.Parameters.Any(static parameter =>
        parameter.Type is { Name: "AcceleratorStream" or "Index1D" or "LongIndex1D" or "KernelConfig", ContainingNamespace: { } space }
        && space.ToDisplayString().StartsWith("ILGPU", StringComparison.Ordinal));

    private static bool Moves(CallContract contract) => contract.IsCommunication && contract.Operation != "Barrier";
}
