using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>
/// Finds out whether an end is sure to end nothing. A function that only ends what its caller started looks the same, so that
/// something must tell the two apart.
/// </summary>
internal sealed class UnmatchedEnd(KnownSymbols known, OpenGroups groups, StartSearch starts, IInvocationOperation end)
{
    private readonly bool _isNative = known.IsNative(end);

    /// <summary>
    /// Why no group is open, and whether the end is one too many beside the right one; <see langword="null"/> where a group may be open.
    /// </summary>
    public (string Why, bool IsSurplus)? Explain(ISymbol member, CancellationToken cancellationToken)
    {
        if (CallsGroupHelper() || groups.GroupsOf(end, _isNative) is not { } function)
            return null;
        if (function.Starts.LastOrDefault(start => start.Syntax.Span.End <= end.Syntax.SpanStart) is { } last
            && IsEndedTwice(function))
            return ($"the one started on line {last.Line()} was ended before", true);
        if (!function.Depths.Before(end).IsClosed)
            return null;
        if (ScopeAround() is { } scope)
            return ($"the one opened on line {scope.Line()} is ended by its scope", true);
        return function.Starts.Count == 0
            && !(member is IMethodSymbol method && method.HasContractAttribute(known.RequiresGroupAttribute))
            ? starts.Of(_isNative, cancellationToken) switch
            {
                StartsElsewhere.None => ("none is started anywhere in this project", false),
                StartsElsewhere.Ended => ("each one that is started in this project is ended by the method that starts it", false),
                _ => null,
            }
            : null;
    }

    private bool IsEndedTwice(FunctionGroups function) => function.Started.Before(end).IsOpen
        && (function.Depths.Before(end).IsClosed || function.Depths.BeforeFinally(end).IsClosed);

    // A scope whose group is ended by hand, unless another is started for the scope to end.
    private IOperation? ScopeAround()
    {
        if (_isNative)
            return null;
        IOperation? scope = null;
        for (var current = end.Parent; current is not null && scope is null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return null;
            if (current is IUsingOperation candidate && known.HoldsGroup(candidate.Resources))
                scope = candidate;
        }

        return scope?.DescendantsInFunction().Any(operation => operation is IInvocationOperation call && known.IsStart(call)) == false
            ? scope
            : null;
    }

    private bool CallsGroupHelper() => GroupHelpers.AreCalledIn(end.Function(), known);
}
