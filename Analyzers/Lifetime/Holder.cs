using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>Finds out what a member does with a local that holds what was made: whether it keeps it to itself, and where it releases it.</summary>
internal sealed class Holder(ILocalSymbol local, IOperation function, FlowContext context)
{
    private readonly Borrowing _borrowing = new(context.Known);

    /// <summary>Whether nobody else can release what the local holds, and whether it does is for the flow to say.</summary>
    public bool IsAlone => !Borrowing.IsInUsing(local) && References().All(IsPrivate) && !ReleasesElements();

    /// <summary>Whether the member releases it anywhere.</summary>
    public bool IsReleased => References().Any(reference => ReleaseOf(reference) is not null);

    private KnownSymbols Known => context.Known;

    private IEnumerable<ILocalReferenceOperation> References() => Root(function).DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private IInvocationOperation? ReleaseOf(IOperation reference)
    {
        var call = reference.Parent switch
        {
            IInvocationOperation method => method,
            IArgumentOperation { Parent: IInvocationOperation method } => method,
            IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation method } } => method,
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation method } => method,
            _ => null,
        };
        return call is not null && Release.Of(call, Known, context.Captures) is { } release
            && SymbolEqualityComparer.Default.Equals(release.Subject.ReferencedSymbol(), local)
                ? call
                : null;
    }

    // Released where it was made, or used in a way that lets nobody else get at it.
    private bool IsPrivate(ILocalReferenceOperation reference) => ReleaseOf(reference) is { } release
        ? release.Function() == function
        : _borrowing.Is(reference);

    // One communicator of several that is disposed leaves the others.
    private bool ReleasesElements() => ElementReleases() is { Count: > 0 } releases && (releases.Count > 1 || !IsOfSomeRanks(releases[0]));

    private bool IsOfSomeRanks(IInvocationOperation release)
    {
        if (release.Instance?.Unwrap() is IPropertyReferenceOperation { Arguments: { Length: 1 } indices } && indices[0].Value.ConstantValue.HasValue)
        {
            return context.Writes.OnlyValueOf(local)?.Unwrap() is IInvocationOperation { Arguments: { IsEmpty: false } given }
                && given[0].Value.ConstantValue is { HasValue: true, Value: > 1 };
        }

        for (var current = release.Parent; current is not null and not IAnonymousFunctionOperation and not IForEachLoopOperation; current = current.Parent)
        {
            if (current is IConditionalOperation { Condition: var condition } && condition.DescendantsAndSelf().Any(static inner =>
                inner is IPropertyReferenceOperation { Property.Name: "Rank" }))
                return true;
        }

        return false;
    }

    // foreach (var comm in clique) comm.Dispose(); for (...) ncclCommDestroy(comms[i]); Parallel.ForEach(clique, comm => comm.Dispose());
    private List<IInvocationOperation> ElementReleases()
    {
        var root = Root(function);
        var sources = new ElementSources(root);
        return [.. root.Descendants().OfType<IInvocationOperation>().Where(call =>
            Release.Of(call, Known, context.Captures) is { } release
            && !SymbolEqualityComparer.Default.Equals(release.Subject.ReferencedSymbol(), local)
            && (SymbolEqualityComparer.Default.Equals(release.RootIn(sources, Known), local)
                || (release.Subject.Unwrap().Syntax is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax collection }
                    && collection.Identifier.Text == local.Name)))];
    }
}
