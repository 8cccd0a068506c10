using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Follows the paths from a start of a group and finds one on which it stays open.</summary>
internal sealed class GroupPaths(
    KnownSymbols known,
    ControlFlowGraph graph,
    Func<IInvocationOperation, int> change,
    KnownConditions conditions,
    FinallyChanges finallyChanges)
{
    // Deeper nesting than this in one method is a loop that starts groups without ending them.
    private const int MaxDepth = 8;

    private readonly Stack<(BasicBlock Block, int First, int Depth, IOperation? Last)> _pending = new();
    private readonly HashSet<(int Block, int Depth)> _seen = [];
    private OpenPath? _exceptional;

    /// <summary>
    /// A path on which the group stays open, if there is one: an ordinary one before one that an exception takes.
    /// </summary>
    public OpenPath? Find(IInvocationOperation start)
    {
        if (Locate(start) is not var (block, index))
            return null;
        _pending.Push((block, index + 1, 1, start));
        while (_pending.Count > 0)
        {
            var (current, first, depth, last) = _pending.Pop();
            if (Follow(current, first, depth, last) is { } open)
                return open;
        }

        return _exceptional;
    }

    private (BasicBlock Block, int Index)? Locate(IInvocationOperation start)
    {
        foreach (var block in graph.Blocks)
        {
            var index = 0;
            foreach (var operation in block.Evaluated())
            {
                if (operation.DescendantsAndSelf().Any(inner => inner is IInvocationOperation && inner.Syntax == start.Syntax))
                    return (block, index);
                index++;
            }
        }

        return null;
    }

    private OpenPath? Follow(BasicBlock block, int first, int depth, IOperation? last)
    {
        foreach (var operation in block.Evaluated().Skip(first))
        {
            last = operation;
            foreach (var inner in operation.InOrderOfEvaluation())
            {
                var effect = inner is IInvocationOperation call ? change(call) : 0;
                depth += effect;
                if (depth <= 0)
                    return null;
                if (effect == 0 && MayThrow(inner) && !IsInHandler(block) && !IsThrown(operation, block))
                    Throw(block, depth, OpenPath.Throws(inner));
            }
        }

        foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
        {
            if (branch is not null && conditions.Allows(block, branch) && Take(block, branch, depth, last) is { } open)
                return open;
        }

        return null;
    }

    private OpenPath? Take(BasicBlock block, ControlFlowBranch branch, int depth, IOperation? last)
    {
        if (branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
        {
            Throw(block, depth, OpenPath.Thrown(last));
            return null;
        }

        depth += branch.FinallyRegions.Sum(finallyChanges.Of);
        if (depth <= 0 || depth > MaxDepth || branch.Destination is not { } next)
            return null;
        if (next.Kind == BasicBlockKind.Exit)
            return OpenPath.Leaves(last);
        Enter(next, depth, last);
        return null;
    }

    private void Enter(BasicBlock block, int depth, IOperation? last)
    {
        if (_seen.Add((block.Ordinal, depth)))
            _pending.Push((block, 0, depth, last));
    }

    // Goes up from the block, through every finally on the way and into every handler, until one catches everything.
    private void Throw(BasicBlock block, int depth, OpenPath path)
    {
        // The root of a lambda has a region around it too, of another graph.
        for (var region = block.EnclosingRegion;
            region?.EnclosingRegion is { } outer && region.Kind != ControlFlowRegionKind.Root;
            region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            foreach (var handler in outer.NestedRegions)
            {
                if (handler.Kind == ControlFlowRegionKind.Finally)
                    depth += finallyChanges.Of(handler);
                else if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                    Enter(graph.Blocks[handler.FirstBlockOrdinal], depth, path.Operation);
                if (depth <= 0 || CatchesAll(handler))
                    return;
            }
        }

        _exceptional ??= path;
    }

    // A native function tells by its result that it failed.
    private bool MayThrow(IOperation operation) =>
        (operation is IInvocationOperation call && !known.IsNative(call))
        || operation is IObjectCreationOperation { Type.IsValueType: false } or IAwaitOperation
            or IPropertyReferenceOperation { Arguments.IsEmpty: false };

    // Making the exception is not worth a word of its own: it is thrown right after.
    private static bool IsThrown(IOperation operation, BasicBlock block) =>
        operation == block.BranchValue && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Throw;

    private static bool IsInHandler(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch
                or ControlFlowRegionKind.FilterAndHandler
                or ControlFlowRegionKind.Finally)
                return true;
        }

        return false;
    }

    private static bool CatchesAll(ControlFlowRegion region) =>
        region.Kind == ControlFlowRegionKind.Catch
        && region.ExceptionType is null or { SpecialType: SpecialType.System_Object } or
        { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
