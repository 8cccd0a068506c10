using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
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
    /// <param name="operation">The operation.</param>
    /// <param name="isNative">Whether it is a native call: a group of the SDK holds none, it records the SDK's calls.</param>
    public IOperation? Outermost(IOperation operation, bool isNative = false) => Outermost(operation, isNative, depth: 0);

    private IOperation? Outermost(IOperation operation, bool isNative, int depth)
    {
        IOperation? outermost = null;
        var child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            outermost = current switch
            {
                IUsingOperation scope when !isNative && scope.Body == child && known.HoldsGroup(scope.Resources) => scope,
                IInvocationOperation call when IsCalledInGroup(call, child) => call,
                ILocalFunctionOperation function => CallInGroup(function.Symbol, isNative, depth) ?? outermost,
                IVariableDeclaratorOperation { Symbol.Type.TypeKind: TypeKind.Delegate } lambda =>
                    CallInGroup(lambda.Symbol, isNative, depth) ?? outermost,
                _ => OpenBefore(current.Statements(), child, isNative) ?? outermost,
            };
        }

        return outermost;
    }

    private IOperation? CallInGroup(ISymbol callee, bool isNative, int depth)
    {
        // Local functions that call each other in turn end here.
        if (depth > 3)
            return null;
        return bodies
            .SelectMany(static body => body.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod, callee)
                || SymbolEqualityComparer.Default.Equals(call.Instance?.ReferencedSymbol(), callee))
            .Select(call => Outermost(call, isNative, depth + 1))
            .FirstOrDefault(static scope => scope is not null);
    }

    private IOperation? OpenBefore(IReadOnlyList<IOperation> statements, IOperation child, bool isNative)
    {
        IOperation? opener = null;
        var depth = 0;
        foreach (var statement in statements)
        {
            if (statement == child)
                break;
            if (!isNative && statement is IUsingDeclarationOperation declaration && known.HoldsGroup(declaration.DeclarationGroup))
                return declaration;
            if (statement is ILocalFunctionOperation)
                continue;
            depth = Math.Max(0, depth + Change(statement, isNative));
            opener = depth == 0 ? null : opener ?? statement;
        }

        return opener;
    }

    // A helper of the project that opens a group and calls what it is given.
    private bool IsCalledInGroup(IInvocationOperation call, IOperation argument) =>
        argument is IArgumentOperation { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation } }
        && known.Effects.Of(call.TargetMethod).Any(static effect => effect.Contract.Kind is CallKind.GroupOpen or CallKind.GroupStart);

    private int Change(IOperation statement, bool isNative)
    {
        var change = 0;
        foreach (var operation in statement.DescendantsInFunction())
        {
            if (operation is not IInvocationOperation call)
                continue;
            if (known.Contracts.Of(call.TargetMethod) is not { } contract)
                change += ChangeOfHelper(call.TargetMethod, isNative);
            else if (isNative && !contract.IsNative)
                continue;
            else if (known.OpensGroup(call))
                change++;
            else if (known.ClosesGroup(call) && !IsBeforeExit(call, statement))
                change--;
        }

        return change;
    }

    // Begin(); ... Finish(); a helper that has both is taken to end what it starts.
    private int ChangeOfHelper(IMethodSymbol method, bool isNative)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return 0;
        var effects = known.Effects.Of(method).Where(effect => effect.Contract.IsNative || !isNative).ToImmutableArray();
        var starts = effects.Count(static effect => effect.Contract.Kind == CallKind.GroupStart);
        var ends = effects.Count(static effect => effect.Contract is { Kind: CallKind.GroupEnd, Operation: not nameof(IDisposable.Dispose) });
        return ends == 0 ? starts : starts == 0 ? -ends : 0;
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
