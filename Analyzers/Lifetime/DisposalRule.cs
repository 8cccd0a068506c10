using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>
/// Follows what is disposed in a function. A subject that is live on any path to a use is not reported: only what is disposed for
/// certain is.
/// </summary>
internal sealed class DisposalRule : TypestateRule
{
    private readonly FlowContext _context;
    private readonly ImmutableHashSet<AccessPath> _subjects;
    private readonly GivenUses _given;
    private readonly InnerFunctions _inner;

    public DisposalRule(FlowContext context)
    {
        _context = context;
        _given = new GivenUses(context.Known);
        _inner = new InnerFunctions(context);
        _subjects =
        [
            .. context.Graph.Blocks
                .SelectMany(static block => block.Evaluated())
                .SelectMany(static operation => operation.DescendantsAndSelf())
                .OfType<IInvocationOperation>()
                .Select(call => Released(call)?.Subject)
                .OfType<AccessPath>()
                .Where(IsWrittenHereOnly),
        ];
    }

    public override bool HasWork => !_subjects.IsEmpty;

    public override ImmutableHashSet<Fact> Entry => [.. _subjects.Select(Live)];

    public override ImmutableHashSet<Fact> Apply(ImmutableHashSet<Fact> state, IOperation operation, bool isFinal)
    {
        switch (operation)
        {
            case IAddressOfOperation address when _context.Paths.Of(address.Reference) is { } path:
                return Revive(state, path.IsPrefixOf);
            case IInvocationOperation call:
                if (isFinal)
                {
                    foreach (var used in UsedBy(call))
                        Check(state, call, _context.PathsOf(used));
                    CheckInner(state, call);
                }

                if (Released(call) is var (subject, verb))
                    return End(state, subject, call, verb);
                return MayChangeMembers(call) ? Revive(state, MayBeReplaced) : state;
            case IFlowAnonymousFunctionOperation when isFinal:
                CheckInner(state, operation);
                return state;
            case IAwaitOperation:
                return Revive(state, static subject => subject.Root is IFieldSymbol or IPropertySymbol);
            default:
                return state;
        }
    }

    public override ImmutableHashSet<Fact> Written(ImmutableHashSet<Fact> state, ISymbol written, IOperation operation) =>
        Revive(state, subject => subject.Mentions(written));

    private static Fact Live(AccessPath subject) => new(FactKind.Live, subject, origin: null);

    private (AccessPath Subject, string Verb)? Released(IInvocationOperation call) =>
        Release.Of(call, _context.Known, _context.Captures) is { } release && _context.Paths.Of(release.Subject) is { } path
            ? (path, release.Verb)
            : null;

    // A lambda that runs at some time may give the variable another value.
    private bool IsWrittenHereOnly(AccessPath subject) =>
        subject.Root is IFieldSymbol or IPropertySymbol
        || !_context.Writes.To(subject.Root).Any(write => write.Node.Function().Syntax != _context.Function.Syntax);

    private ImmutableHashSet<Fact> End(ImmutableHashSet<Fact> state, AccessPath subject, IOperation call, string verb)
    {
        if (!_subjects.Contains(subject))
            return state;
        var assumptions = state
            .Where(fact => fact.Kind == FactKind.Live && fact.Subject.Equals(subject))
            .Select(static fact => fact.Assumptions)
            .DefaultIfEmpty([]);

        // A clique's communicators end with it.
        return state
            .Except(state.Where(fact => fact.Kind == FactKind.Live && subject.IsPrefixOf(fact.Subject)))
            .Union(assumptions.Select(known => new Fact(FactKind.Disposed, subject, call, verb, known)));
    }

    private ImmutableHashSet<Fact> Revive(ImmutableHashSet<Fact> state, Func<AccessPath, bool> isMeant) => state
        .Except(state.Where(fact => fact.Kind == FactKind.Disposed && isMeant(fact.Subject)))
        .Union(_subjects.Where(isMeant).Select(Live));

    private bool MayChangeMembers(IInvocationOperation call) =>
        ContractCall.Of(call, _context.Known) is null && !KnownLibraries.Owns(call.TargetMethod);

    // The communicators of a clique stay what they are.
    private bool MayBeReplaced(AccessPath subject) => subject.Root is IFieldSymbol or IPropertySymbol
        || (subject.Steps.Length > 1 && !_context.Known.IsClique((subject.Root as ILocalSymbol)?.Type ?? (subject.Root as IParameterSymbol)?.Type));

    private void CheckInner(ImmutableHashSet<Fact> state, IOperation operation)
    {
        if (!state.Any(static fact => fact.Kind == FactKind.Disposed))
            return;
        foreach (var call in _inner.CallsOf(operation))
        {
            foreach (var used in UsedBy(call))
                Check(state, call, _context.PathsOf(used).Where(path => _inner.IsSettled(path.Root)));
        }
    }

    private void Check(ImmutableHashSet<Fact> state, IInvocationOperation call, IEnumerable<AccessPath> paths)
    {
        foreach (var path in paths)
        {
            var end = state.FirstOrDefault(fact => fact.Kind == FactKind.Disposed && fact.Subject.IsPrefixOf(path));
            if (end is null || state.Any(fact => fact.Kind == FactKind.Live && Covers(fact.Subject, path)))
                continue;
            _context.Report(Diagnostic.Create(
                FlightRules.UseAfterDispose,
                call.Syntax.GetLocation(),
                [end.Origin!.Syntax.GetLocation()],
                path.Name,
                end.Detail,
                end.Origin!.Syntax.LineNumber(),
                call.TargetMethod.Name));
        }
    }

    private static bool Covers(AccessPath subject, AccessPath path) =>
        subject.Steps.Length <= path.Steps.Length && subject.Steps.Zip(path.Steps, static (mine, theirs) => mine.Meets(theirs)).All(static same => same);

    private IEnumerable<IOperation> UsedBy(IInvocationOperation call)
    {
        if (OwnerOfDevice(call) is { } owner)
            return [owner];
        if (ContractCall.Of(call, _context.Known) is not null)
            return GivenUses.ByContract(call, _context.Known);
        if (call.Instance is { } instance && _context.Known.Buckets.IsExchange(call.TargetMethod.ContainingType)
            && call.TargetMethod.Name != nameof(IDisposable.Dispose))
            return [instance];
        return DeviceCopies.Of(call) is { } copy ? [copy.Buffer] : _given.Of(call);
    }

    // clique[0].Accelerator.Allocate1D(...): a clique that opened its devices itself disposes them as well.
    private IOperation? OwnerOfDevice(IInvocationOperation call) =>
        (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } receiver
        && _context.Captures.Resolve(receiver) is IPropertyReferenceOperation { Property.Name: "Accelerator" or "Stream", Instance: { } owner }
        && _context.Known.IsCommunicator(owner.Type)
        && _context.Paths.Of(owner)?.Root is ILocalSymbol clique && _context.Known.IsClique(clique.Type)
        && _context.Writes.OnlyValueOf(clique) is { } made
        && ContractCall.Of(made.Unwrap(), _context.Known) is { Kind: CallKind.InitAll } all && all.Argument(ParameterRole.Devices) is null
            ? owner
            : null;
}
