using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Sequences;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>Says what a divergence is: which rule it breaks, and at which place.</summary>
internal static class DivergenceReports
{
    public static (Diagnostic Diagnostic, SyntaxNode Cause) Describe(Sequences.Divergence divergence)
    {
        var condition = divergence.Condition;
        if (!condition.Variance.Varies)
            return Unverified(divergence);
        if (condition.Loop is not null)
            return Loop(divergence);
        if (Exits.Find(condition.Syntax) is { } exit && Leaves(divergence, exit) is { } passed)
        {
            return Create(
                DivergenceRules.DivergentExit, exit.Statement, condition.Syntax,
                passed.Item.Operation, Exits.Describe(condition.Syntax, exit.WhenTrue), LineOf(passed.Item.Syntax));
        }

        if (Thrower(divergence) is { } thrower)
        {
            var staying = FirstCall(divergence);
            return Create(
                DivergenceRules.DivergentExit, thrower, condition.Syntax,
                staying.Item.Operation, Exits.Describe(condition.Written, divergence.WhenTrue is AbortTerm), LineOf(staying.Item.Syntax));
        }

        var difference = Difference.Between(divergence.WhenTrue, divergence.WhenFalse);
        if (difference is { One: { } one, Other: { } other })
            return Two(condition, one, other, difference);
        var call = difference.One ?? difference.Other ?? FirstCall(divergence);
        return Missing(condition, IsWithin(call.Item, condition) ? call : CallWithin(divergence) ?? call, "does not run it");
    }

    // What follows the condition may be what differs, only because one arm runs it earlier.
    private static CallTerm? CallWithin(Sequences.Divergence divergence) => new[] { divergence.WhenTrue, divergence.WhenFalse }
        .Select(static way => Terms.FirstCall(way))
        .FirstOrDefault(call => call is not null && IsWithin(call.Item, divergence.Condition));

    private static (Diagnostic Diagnostic, SyntaxNode Cause) Two(BranchCondition condition, CallTerm one, CallTerm other, Difference difference)
    {
        if (one.Item.Communicator != other.Item.Communicator
            && UsesLater(one.Next, other.Item) && UsesLater(other.Next, one.Item))
        {
            return Create(
                DivergenceRules.CommunicatorOrder, one.Item.Syntax, condition.Syntax,
                NameOf(one.Item), NameOf(other.Item), Text(condition.Syntax), LineOf(condition.Syntax));
        }

        // One operation on both sides, called differently.
        if (one.Item.IsSameOperationAs(other.Item) && IsWithin(one.Item, condition) && IsWithin(other.Item, condition))
        {
            if (one.Item.DifferenceTo(other.Item) is { } argument)
            {
                return Create(
                    ArgumentRules.DivergentArgument, argument.Mine.Syntax, condition.Syntax,
                    Word(argument.Mine.Role), one.Item.Operation, Text(condition.Syntax),
                    $"the call on line {LineOf(other.Item.Syntax)} gives another");
            }

            if (one.Item.CommunicatorSyntax is { } communicator)
            {
                return Create(
                    ArgumentRules.DivergentArgument, communicator, condition.Syntax,
                    "communicator", one.Item.Operation, Text(condition.Syntax),
                    $"the call on line {LineOf(other.Item.Syntax)} is on another");
            }
        }

        var inside = IsWithin(one.Item, condition) || !IsWithin(other.Item, condition) ? one : other;
        var outside = inside == one ? other : one;
        return Missing(condition, inside, $"runs '{outside.Item.Operation}' instead");
    }

    private static (Diagnostic Diagnostic, SyntaxNode Cause) Missing(BranchCondition condition, CallTerm call, string otherArm) => Create(
        DivergenceRules.DivergentCollective, call.Item.Syntax, condition.Syntax,
        call.Item.Operation, Text(condition.Syntax), LineOf(condition.Syntax), otherArm);

    private static (Diagnostic Diagnostic, SyntaxNode Cause) Loop(Sequences.Divergence divergence)
    {
        var loop = divergence.Condition.Loop!;
        var items = new[] { divergence.WhenTrue, divergence.WhenFalse, (Term?)divergence.Loop }
            .SelectMany(static term => term is null ? [] : Terms.Items(term))
            .ToList();
        var call = items.Find(item => loop.Span.Contains(item.Syntax.Span)) ?? items[0];
        var origin = divergence.Condition.Variance.Origin ?? divergence.Condition.Syntax;
        return Create(DivergenceRules.DivergentLoop, call.Syntax, loop, call.Operation, Text(origin), LineOf(loop));
    }

    private static (Diagnostic Diagnostic, SyntaxNode Cause) Unverified(Sequences.Divergence divergence)
    {
        var difference = Difference.Between(divergence.WhenTrue, divergence.WhenFalse);
        var call = difference.One ?? difference.Other ?? FirstCall(divergence);
        var origin = divergence.Condition.Variance.Origin ?? divergence.Condition.Syntax;
        return Create(
            DivergenceRules.UnverifiedCondition, call.Item.Syntax, divergence.Condition.Syntax,
            call.Item.Operation, Text(origin), LineOf(divergence.Condition.Syntax));
    }

    // Where one of the ways is nothing but an exception or the end of the process.
    private static SyntaxNode? Thrower(Sequences.Divergence divergence) => (divergence.WhenTrue, divergence.WhenFalse) switch
    {
        (AbortTerm thrown, not AbortTerm) => thrown.Syntax,
        (not AbortTerm, AbortTerm thrown) => thrown.Syntax,
        _ => null,
    };

    // What those that stay run, and those that leave do not.
    private static CallTerm? Leaves(Sequences.Divergence divergence, LeavingArm exit)
    {
        var staying = exit.WhenTrue ? divergence.WhenFalse : divergence.WhenTrue;
        var leaving = exit.WhenTrue ? divergence.WhenTrue : divergence.WhenFalse;
        var difference = Difference.Between(staying, leaving);
        return Terms.Items(leaving).Any(item => exit.Statement.Parent!.Span.Contains(item.Syntax.Span) && exit.Arm.Span.Contains(item.Syntax.Span))
            ? null
            : difference.One ?? FirstCall(divergence);
    }

    // Where both ways are empty, one of them goes round a loop once more.
    private static CallTerm FirstCall(Sequences.Divergence divergence) =>
        Terms.FirstCall(divergence.WhenTrue) ?? Terms.FirstCall(divergence.WhenFalse) ?? Terms.FirstCall(divergence.Loop!)!;

    private static bool UsesLater(Term term, CollectiveItem other) =>
        Terms.Items(term).Any(item => item.Communicator == other.Communicator);

    private static bool IsWithin(CollectiveItem item, BranchCondition condition) =>
        condition.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax)?.Span.Contains(item.Syntax.Span) == true;

    private static string NameOf(CollectiveItem item) => item.CommunicatorSyntax?.ToString() ?? item.Communicator;

    private static string Word(ParameterRole role) => role switch
    {
        ParameterRole.Root => "root",
        ParameterRole.Op => "reduction",
        ParameterRole.Count => "number of elements",
        _ => "element type",
    };

    private static string Text(SyntaxNode syntax) => SyntaxText.Of(syntax);

    private static int LineOf(SyntaxNode syntax) => syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static (Diagnostic Diagnostic, SyntaxNode Cause) Create(
        DiagnosticDescriptor rule, SyntaxNode at, SyntaxNode cause, params object[] arguments) =>
        (Diagnostic.Create(rule, at.GetLocation(), [cause.GetLocation()], arguments), cause);
}
