using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Recognizes what opens and closes a group.</summary>
internal static class GroupCalls
{
    /// <summary>The name of the native function that starts a group, for the texts of the rules.</summary>
    public const string NativeStart = "ncclGroupStart";

    /// <summary>The name of the native function that ends a group.</summary>
    public const string NativeEnd = "ncclGroupEnd";

    public static bool IsStart(this KnownSymbols known, IInvocationOperation call) =>
        known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.GroupStart };

    /// <summary>Whether the call ends what a start began: a scope is ended by <c>Dispose</c>.</summary>
    public static bool IsEnd(this KnownSymbols known, IInvocationOperation call) =>
        known.ClosesGroup(call) && call.TargetMethod.IsStatic;

    /// <summary>Whether the call opens a group that is not the resource of a <c>using</c>.</summary>
    public static bool OpensGroup(this KnownSymbols known, IInvocationOperation call) =>
        known.Contracts.Of(call.TargetMethod)?.Kind switch
        {
            CallKind.GroupStart => true,
            CallKind.GroupOpen => !IsResource(call),
            _ => false,
        };

    public static bool ClosesGroup(this KnownSymbols known, IInvocationOperation call) =>
        known.Contracts.Of(call.TargetMethod) is { Kind: CallKind.GroupEnd };

    /// <summary>Whether a call is one of the native library: its groups are not those of the SDK.</summary>
    public static bool IsNative(this KnownSymbols known, IInvocationOperation call) =>
        known.IsNativeLibrary(call.TargetMethod.ContainingType);

    /// <summary>Whether a resource of a <c>using</c> is a group, however it was come by.</summary>
    public static bool HoldsGroup(this KnownSymbols known, IOperation resources) =>
        resources is IVariableDeclarationGroupOperation declarations
            ? declarations.Declarations.Any(declaration =>
                declaration.Declarators.Any(variable => known.IsGroup(variable.Symbol.Type)))
            : known.IsGroup(resources.Type);

    private static bool IsResource(IInvocationOperation call)
    {
        for (var current = call.Parent; current is not null and not IBlockOperation; current = current.Parent)
        {
            if (current is IUsingDeclarationOperation || (current is IUsingOperation scope && !Contains(scope.Body, call)))
                return true;
        }

        return false;
    }

    private static bool Contains(IOperation body, IOperation operation) =>
        body.Syntax.FullSpan.Contains(operation.Syntax.Span);
}
