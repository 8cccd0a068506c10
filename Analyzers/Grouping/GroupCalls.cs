using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Recognizes what opens and closes a group.</summary>
internal static class GroupCalls
{
    public static bool IsStart(this KnownSymbols known, IInvocationOperation call) => known.IsGroupMethod(call, "Start");

    public static bool IsEnd(this KnownSymbols known, IInvocationOperation call) => known.IsGroupMethod(call, "End");

    /// <summary>Whether the call opens a group that is not the resource of a <c>using</c>.</summary>
    public static bool OpensGroup(this KnownSymbols known, IInvocationOperation call)
    {
        if (known.IsStart(call))
            return true;
        if (!known.IsGroupMethod(call, "Open"))
            return false;
        for (var current = call.Parent; current is not null and not IBlockOperation; current = current.Parent)
        {
            if (current is IUsingDeclarationOperation || (current is IUsingOperation scope && !Contains(scope.Body, call)))
                return false;
        }

        return true;
    }

    public static bool ClosesGroup(this KnownSymbols known, IInvocationOperation call) =>
        known.IsEnd(call) || known.IsGroupMethod(call, "Dispose");

    /// <summary>Whether a resource of a <c>using</c> is a group, however it was come by.</summary>
    public static bool HoldsGroup(this KnownSymbols known, IOperation resources) =>
        resources is IVariableDeclarationGroupOperation declarations
            ? declarations.Declarations.Any(declaration =>
                declaration.Declarators.Any(variable => known.IsGroup(variable.Symbol.Type)))
            : known.IsGroup(resources.Type);

    private static bool IsGroupMethod(this KnownSymbols known, IInvocationOperation call, string name) =>
        call.TargetMethod.Name == name && known.IsGroup(call.TargetMethod.ContainingType);

    private static bool Contains(IOperation body, IOperation operation) =>
        body.Syntax.FullSpan.Contains(operation.Syntax.Span);
}
