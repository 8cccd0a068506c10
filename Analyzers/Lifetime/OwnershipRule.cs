using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>Follows what a function makes and has to release.</summary>
internal sealed class OwnershipRule : TypestateRule
{
    /// <summary>The property of a diagnostic whose local can be declared with <c>using</c>.</summary>
    public const string CanUse = nameof(CanUse);

    private readonly FlowContext _context;
    private readonly Dictionary<SyntaxNode, (Making Making, ILocalSymbol Local, bool IsReleased)> _makings = [];

    public OwnershipRule(FlowContext context)
    {
        _context = context;
        var borrowing = new Borrowing(context.Known);
        foreach (var operation in context.Function.DescendantsInFunction())
        {
            if (Making.Of(operation, context.Known) is not { } making)
                continue;
            if (making.IsDropped(borrowing))
                Report(making, "where it is made", making.Advice, canUse: false);
            else if (making.Local is { } local && local.ContainingSymbol is not null && new Holder(local, context.Function, context) is { IsAlone: true } holder)
                _makings.Add(operation.Syntax, (making, local, holder.IsReleased));
        }
    }

    public override bool HasWork => _makings.Count > 0;

    public override ImmutableHashSet<Fact> Apply(ImmutableHashSet<Fact> state, IOperation operation, bool isFinal)
    {
        if (isFinal && operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { IsDeclaration: false, Local: var replaced } })
            CheckReplaced(state, replaced, operation);
        if (operation is not IInvocationOperation call)
            return state;
        if (_makings.TryGetValue(call.Syntax, out var made) && made.Making.Target is not null)
            return state.Add(Owned(made.Local, call));
        if (Release.Of(call, _context.Known, _context.Captures) is { } release && release.Subject.ReferencedSymbol() is { } released)
            return state.Except(state.Where(fact => fact.Kind == FactKind.Owned && fact.Subject.Mentions(released)));
        return NeverReturns(call.TargetMethod) ? Without(state) : state;
    }

    public override ImmutableHashSet<Fact> Written(ImmutableHashSet<Fact> state, ISymbol written, IOperation operation)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IInvocationOperation or IObjectCreationOperation && _makings.TryGetValue(inner.Syntax, out var made) && made.Making.Target is null
                && SymbolEqualityComparer.Default.Equals(made.Local, written))
                state = state.Add(Owned(made.Local, inner));
        }

        return state;
    }

    // After a call that failed there may be nothing to release, and what there is is left to whoever handles the failure.
    public override ImmutableHashSet<Fact> Branch(ImmutableHashSet<Fact> state, BasicBlock block, bool value) =>
        block.BranchValue?.Unwrap() is IBinaryOperation { OperatorKind: var comparison } binary
        && (IsResult(binary.LeftOperand.Unwrap().Type) || IsResult(binary.RightOperand.Unwrap().Type))
        && value == (comparison == BinaryOperatorKind.NotEquals)
            ? Without(state)
            : state;

    public override void Exit(ImmutableHashSet<Fact> state)
    {
        foreach (var fact in state.Where(static fact => fact.Kind == FactKind.Owned))
        {
            var (making, local, isReleased) = _makings[fact.Origin!.Syntax];
            var isWrittenOnce = _context.Writes.To(local).Count == 1;
            Report(
                making,
                isReleased ? "on some path out of the method" : "in this method",
                making.Advice,
                making.Target is null && !isReleased && isWrittenOnce);
        }
    }

    private void CheckReplaced(ImmutableHashSet<Fact> state, ILocalSymbol local, IOperation write)
    {
        foreach (var fact in state.Where(fact => fact.Kind == FactKind.Owned && fact.Subject.Equals(AccessPath.Of(local))))
        {
            var making = _makings[fact.Origin!.Syntax].Making;
            Report(making, $"before '{local.Name}' gets another value on line {write.Syntax.LineNumber()}", "release it first", canUse: false);
        }
    }

    private static Fact Owned(ILocalSymbol local, IOperation origin) => new(FactKind.Owned, AccessPath.Of(local), origin);

    private static ImmutableHashSet<Fact> Without(ImmutableHashSet<Fact> state) =>
        state.Except(state.Where(static fact => fact.Kind == FactKind.Owned));

    private static bool IsResult(ITypeSymbol? type) => type?.Name is "NcclResult" or "CUresult";

    private static bool NeverReturns(IMethodSymbol method) =>
        method is { Name: "Exit" or "FailFast", ContainingType.Name: "Environment" }
        || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");

    private void Report(Making making, string where, string advice, bool canUse) => _context.Report(Diagnostic.Create(
        LifetimeRules.NotDisposed,
        making.Call.Syntax.GetLocation(),
        canUse ? ImmutableDictionary<string, string?>.Empty.Add(CanUse, null) : null,
        making.Thing,
        making.Maker,
        where,
        advice));
}
