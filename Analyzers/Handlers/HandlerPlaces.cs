using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Handlers;

/// <summary>Finds the handler that an operation is in.</summary>
internal static class HandlerPlaces
{
    private const string Catch = "in a catch block: the ranks without an exception do not make the call, and it waits for them; note the "
        + "failure here and agree on it in a collective after the try statement";
    private const string Finally = "in a finally block: a rank with an exception makes the call while the others are at another collective; "
        + "call it after the try statement";
    private const string Dispose = "in '{0}': a rank that leaves a using by an exception makes the call while the others are at another "
        + "collective; give it a method of its own that every rank calls";
    private const string Finalizer = "in a finalizer: each rank's garbage collector decides by itself when that runs, and on a thread of its "
        + "own; call it where every rank comes to it";
    private const string Lock = "inside a lock: it waits for the other ranks, and a thread that has to take the lock for the matching call "
        + "never gets there; leave the lock first";

    /// <summary>The innermost such place, or <see langword="null"/> where there is none.</summary>
    public static HandlerPlace? Around(IOperation operation, ISymbol member, KnownSymbols known)
    {
        var child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case ICatchClauseOperation handler:
                    return known.IsCollectiveException(handler.ExceptionType) ? null : new HandlerPlace(handler, Catch);
                case ITryOperation { Finally: { } cleanUp } when cleanUp == child:
                    return new HandlerPlace(cleanUp, Finally);
                case ILockOperation guarded when guarded.Body == child:
                    return new HandlerPlace(guarded, Lock, isLock: true);
                case ILocalFunctionOperation:
                    return null;
            }
        }

        return member is IMethodSymbol method && OfMethod(method) is { } description ? new HandlerPlace(child, description) : null;
    }

    /// <summary>Whether the method is such a place itself: what it calls is reported there.</summary>
    public static bool IsPlace(IMethodSymbol method) => OfMethod(method) is not null;

    private static string? OfMethod(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.Destructor } => Finalizer,
        { Name: "Dispose", ReturnsVoid: true, IsStatic: false } when IsDispose(method.Parameters) => Named(method),
        { Name: "System.IDisposable.Dispose" or "System.IAsyncDisposable.DisposeAsync" }
            or { Name: "DisposeAsync" or "DisposeAsyncCore", Parameters.IsEmpty: true, IsStatic: false } =>
            Named(method),
        _ => null,
    };

    private static bool IsDispose(ImmutableArray<IParameterSymbol> parameters) =>
        parameters.IsEmpty || (parameters.Length == 1 && parameters[0].Type.SpecialType == SpecialType.System_Boolean);

    private static string Named(IMethodSymbol method) => string.Format(Dispose, method.Name.Substring(method.Name.LastIndexOf('.') + 1));
}
