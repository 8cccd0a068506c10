using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Finds what goes on on another thread.</summary>
internal sealed class ThreadHops(KnownSymbols known, SymbolWrites writes)
{
    private const string Suspended =
        "the code behind it may run on another thread, and the group stays open on this one: end the group first";

    private readonly DispatchedWork _dispatched = new(known, writes);

    /// <summary>Where the thread is left, what leaves it and what that means; <see langword="null"/> for an operation that does not.</summary>
    public (Location Location, string What, string Why)? Find(IOperation operation)
    {
        switch (operation)
        {
            case IAwaitOperation:
                return (FirstToken(operation), "'await'", Suspended);
            case IForEachLoopOperation { IsAsynchronous: true } loop:
                return (((CommonForEachStatementSyntax)loop.Syntax).AwaitKeyword.GetLocation(), "'await foreach'", Suspended);
            case IReturnOperation { Kind: OperationKind.YieldReturn }:
                return (FirstToken(operation), "'yield return'", Suspended);
            case IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "Start", ContainingType.Name: "Thread" } } start:
                return IsCreation(instance) ? null : OfThread(start, instance);
        }

        // A thread that is only made runs nothing yet.
        if (Dispatches.Of(operation) is not var (name, work) || (IsThread(operation) && !IsStarted(operation)))
            return null;
        return Describe(operation, name, work);
    }

    private (Location, string, string)? OfThread(IInvocationOperation start, IOperation thread) =>
        thread.Unwrap() is ILocalReferenceOperation local
        && writes.OnlyValueOf(local.Local)?.Unwrap() is IObjectCreationOperation creation
        && Dispatches.Of(creation) is var (_, work)
            ? Describe(start, "Thread.Start", work)
            : null;

    private (Location, string, string)? Describe(IOperation operation, string name, IEnumerable<IOperation> work)
    {
        foreach (var one in work)
        {
            if (_dispatched.FindCommunication(one) is { } call)
            {
                return (
                    operation.Syntax.GetLocation(),
                    $"'{name}' makes another thread call '{call}'",
                    "the call is no part of the group: make it on this thread, or do without the group");
            }
        }

        return null;
    }

    private static bool IsThread(IOperation operation) => operation is IObjectCreationOperation { Type.Name: "Thread" };

    private static bool IsCreation(IOperation instance) => instance.Unwrap() is IObjectCreationOperation;

    private static bool IsStarted(IOperation creation)
    {
        var parent = creation.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IInvocationOperation { TargetMethod.Name: "Start" };
    }

    private static Location FirstToken(IOperation operation) => operation.Syntax.GetFirstToken().GetLocation();
}
