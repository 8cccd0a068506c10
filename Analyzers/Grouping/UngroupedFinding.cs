using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>Calls that need a group around them.</summary>
internal sealed class UngroupedFinding(
    IInvocationOperation call, IOperation first, IOperation last, string problem, string what, bool isNative)
{
    /// <summary>The first of the calls.</summary>
    public IInvocationOperation Call { get; } = call;

    /// <summary>Where the group must begin: the loop, or the first call.</summary>
    public IOperation First { get; } = first;

    /// <summary>What the group must still hold: the loop, or the last call.</summary>
    public IOperation Last { get; } = last;

    /// <summary>What is wrong, for the message.</summary>
    public string Problem { get; } = problem;

    /// <summary>Whether the calls come to those of the native library, which a group of the SDK does not hold.</summary>
    public bool IsNative { get; } = isNative;

    /// <summary>What to do, for the message.</summary>
    public string Remedy => IsNative
        ? $"put {what} between '{GroupCalls.NativeStart}' and '{GroupCalls.NativeEnd}'"
        : $"wrap {what} in 'using (CollectiveGroup.Open())'";

    /// <summary>Calls on several communicators.</summary>
    /// <param name="issuing">The first of the calls.</param>
    /// <param name="first">Where the group must begin.</param>
    /// <param name="last">What it must still hold.</param>
    /// <param name="where">Which communicators these are.</param>
    public static UngroupedFinding OfSeveral(IssuingCall issuing, IOperation first, IOperation last, string where)
    {
        var name = issuing.Call.TargetMethod.Name;
        if (issuing.Call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            name = issuing.Call.Instance?.Syntax.ToString() ?? name;
        var what = issuing.Issued == issuing.Call ? $"'{name}'" : $"'{name}', which comes to '{issuing.Issued.TargetMethod.Name}',";
        return new UngroupedFinding(
            issuing.Call,
            first,
            last,
            issuing.IsInit
                ? $"One thread calls {what} for several ranks {where} without a group around them; the first call waits for the others, "
                    + "and never returns"
                : $"One thread calls {what} on several communicators {where} without a group around them; the first call may wait for ever "
                    + "for the others",
            "them",
            issuing.IsNative);
    }

    /// <summary>Calls of a method that its declaration says to call in a group.</summary>
    public static UngroupedFinding OfRequired(IInvocationOperation call, IOperation first, IOperation last) => new(
        call,
        first,
        last,
        $"'{call.TargetMethod.Name}' is marked [RequiresGroup], and no group is open around its call",
        first == last ? "the call" : "the calls",
        isNative: false);
}
