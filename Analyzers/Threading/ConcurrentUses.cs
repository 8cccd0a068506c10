using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Grouping;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Threading;

/// <summary>Finds the uses of one communicator that may happen at the same time.</summary>
internal sealed class ConcurrentUses(KnownSymbols known, ImmutableArray<IOperation> blocks)
{
    private readonly SymbolWrites _writes = new(blocks);

    private AccessPaths Paths => field ??= new AccessPaths(FlowCaptures.None, _writes);

    /// <summary>The uses that another one may overlap, each with who else is at it.</summary>
    public IEnumerable<(CommunicatorUse Use, string Name, string By)> Find(IEnumerable<CommunicatorUse> uses)
    {
        var located = uses
            .Select(use => (Use: use, Start: Start.Around(use.Call), Path: Paths.Of(use.Communicator)))
            .Where(static entry => entry.Path is not null)
            .OrderBy(static entry => entry.Use.Call.Syntax.SpanStart)
            .ToList();
        for (var i = 0; i < located.Count; i++)
        {
            var (use, start, path) = located[i];
            if (start is not null && IsGuarded(use, start))
                continue;
            var by = start is null ? null : OverlapsItself(use, start);
            for (var j = 0; j < i && by is null; j++)
            {
                var other = located[j];
                if (other.Start is { } earlier && other.Path!.Equals(path) && !earlier.Varies(other.Use.Communicator) && !IsGuarded(other.Use, earlier))
                    by = Overlap(earlier, use, start);
            }

            if (by is not null)
                yield return (use, path!.Name, by);
        }
    }

    private string? OverlapsItself(CommunicatorUse use, Start start)
    {
        if (start.Varies(use.Communicator))
            return null;
        return start.Kind switch
        {
            StartKind.ParallelLoop => "rounds of a parallel loop that run at the same time",
            StartKind.Timer => "callbacks of a timer, of which one may begin before the last is done",
            StartKind.Task when StartsAgain(use, start) => "tasks that are started in a loop and run at the same time",
            _ => null,
        };
    }

    private bool StartsAgain(CommunicatorUse use, Start start) => Repetition.Around(start.Node).Any(repetition =>
    {
        var variance = new ElementVariance(known, _writes, repetition);
        return !variance.IsOtherCommunicator(use.Communicator)
            && !IsDeclaredIn(use.Communicator, repetition.Node)
            && !RoundGuards.RunsOnce(start.Node, repetition, variance.Varies)
            && !repetition.Node.DescendantsInFunction().Any(IsWait);
    });

    private static string? Overlap(Start earlier, CommunicatorUse use, Start? start)
    {
        var line = earlier.Node.Syntax.LineNumber();
        if (earlier.Kind == StartKind.Branch)
        {
            return start is { Kind: StartKind.Branch } && start.Node == earlier.Node && start.Lambda != earlier.Lambda
                ? "lambdas that run at the same time"
                : null;
        }

        // A lambda that nothing starts here runs who knows when.
        var later = start?.Node ?? use.Call;
        if (earlier.Kind != StartKind.Task || start?.Kind is not (null or StartKind.Task) || start?.Lambda == earlier.Lambda
            || later.Function() != earlier.Node.Function()
            || Alternatives.Exclude(earlier.Node, later)
            || IsWaitedFor(earlier.Node, later))
            return null;
        return start is null ? $"this thread while a task started on line {line} uses it" : $"tasks that run at the same time, one started on line {line}";
    }

    private static bool IsWaitedFor(IOperation earlier, IOperation later) => earlier.Function().DescendantsInFunction().Any(operation =>
        IsWait(operation)
        && operation.Syntax.Span.End >= earlier.Syntax.Span.End
        && operation.Syntax.Span.End <= later.Syntax.SpanStart);

    private static bool IsWait(IOperation operation) => operation switch
    {
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("Wait", StringComparison.Ordinal) || name is "Join" or "GetResult",
        IPropertyReferenceOperation { Property.Name: "Result" } => true,
        _ => false,
    };

    private static bool IsDeclaredIn(IOperation communicator, IOperation node) =>
        communicator.ReferencedSymbol() is ILocalSymbol local
        && local.DeclaringSyntaxReferences.Any(reference => node.Syntax.Span.Contains(reference.Span));

    // Under a lock, or for one of the runs only: if (i == 0) ...
    private static bool IsGuarded(CommunicatorUse use, Start start)
    {
        for (var current = use.Call.Parent; current is not null && current != start.Lambda; current = current.Parent)
        {
            if (current is ILockOperation || (current is IConditionalOperation conditional && start.Varies(conditional.Condition))
                || (current is ISwitchOperation choice && start.Varies(choice.Value)))
                return true;
        }

        return start.Lambda.Descendants().Any(static operation =>
            operation is IInvocationOperation { TargetMethod.ContainingType.Name: "Interlocked" or "Monitor" or "SemaphoreSlim" or "Mutex" });
    }
}
