using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds the group that is, or may be, open where an operation runs.</summary>
internal sealed class GroupScopes(KnownSymbols known, IReadOnlyList<IOperation> bodies)
{
    /// <summary>
    /// What opens the outermost group around an operation; <see langword="null"/> where no group is open. A local function
    /// or lambda that is called inside a group anywhere counts as inside it.
    /// </summary>
    public IOperation? Outermost(IOperation operation) => Outermost(operation, depth: 0);

    private IOperation? Outermost(IOperation operation, int depth)
    {
        IOperation? outermost = null;
        var child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            outermost = current switch
            {
                IUsingOperation scope when scope.Body == child && known.HoldsGroup(scope.Resources) => scope,
                ILocalFunctionOperation function => CallInGroup(function.Symbol, depth) ?? outermost,
                IVariableDeclaratorOperation { Symbol.Type.TypeKind: TypeKind.Delegate } lambda =>
                    CallInGroup(lambda.Symbol, depth) ?? outermost,
                _ => OpenBefore(current.Statements(), child) ?? outermost,
            };
        }

        return outermost;
    }

    private IOperation? CallInGroup(ISymbol callee, int depth)
    {
        // Local functions that call each other in turn end here.
        if (depth > 3)
            return null;
        return bodies
            .SelectMany(static body => body.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod, callee)
                || SymbolEqualityComparer.Default.Equals(call.Instance?.ReferencedSymbol(), callee))
            .Select(call => Outermost(call, depth + 1))
            .FirstOrDefault(static scope => scope is not null);
    }

    private IOperation? OpenBefore(IReadOnlyList<IOperation> statements, IOperation child)
    {
        IOperation? opener = null;
        var depth = 0;
        foreach (var statement in statements)
        {
            if (statement == child)
                break;
            if (statement is IUsingDeclarationOperation declaration && known.HoldsGroup(declaration.DeclarationGroup))
                return declaration;
            if (statement is ILocalFunctionOperation)
                continue;
            depth = Math.Max(0, depth + Change(statement));
            opener = depth == 0 ? null : opener ?? statement;
        }

        return opener;
    }

    private int Change(IOperation statement)
    {
        var change = 0;
        foreach (var operation in statement.DescendantsInFunction())
        {
            if (operation is not IInvocationOperation call || !known.IsGroup(call.TargetMethod.ContainingType))
                continue;
            if (known.OpensGroup(call))
                change++;
            else if (known.ClosesGroup(call) && !IsBeforeExit(call, statement))
                change--;
        }

        return change;
    }

    // if (...) { CollectiveGroup.End(); return; } leaves the group open for what follows.
    private static bool IsBeforeExit(IOperation close, IOperation statement)
    {
        for (var current = close; current is not null && current != statement.Parent; current = current.Parent)
        {
            if (current is IBlockOperation && current.LeavesSequence())
                return true;
        }

        return false;
    }
}
