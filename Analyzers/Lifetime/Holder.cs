using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>Finds out what a member does with a local that holds what was made: whether it keeps it to itself, and where it releases it.</summary>
internal sealed class Holder(ILocalSymbol local, IOperation function, FlowContext context)
{
    /// <summary>Whether nobody else can release what the local holds, and whether it does is for the flow to say.</summary>
    public bool IsAlone => !IsInUsing && References().All(IsPrivate) && !ReleasesElements();

    /// <summary>Whether the member releases it anywhere.</summary>
    public bool IsReleased => References().Any(reference => ReleaseOf(reference) is not null);

    private KnownSymbols Known => context.Known;

    private bool IsInUsing => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is
        UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

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
        : IsHarmless(reference);

    private bool IsHarmless(IOperation value) => value.Parent switch
    {
        IInvocationOperation call => call.Instance == value,
        IConditionalAccessOperation access => access.Operation == value,
        IPropertyReferenceOperation property => !Known.IsAnyCommunicator(property.Type) || IsHarmless(property),
        IFieldReferenceOperation => true,
        IBinaryOperation or IIsPatternOperation or IExpressionStatementOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target == value,
        IAddressOfOperation address => address.Parent is IArgumentOperation || IsHarmless(address),
        IForEachLoopOperation loop => loop.Collection == value,
        IUsingOperation => false,
        IConversionOperation conversion => conversion.IsImplicit || conversion.Type?.TypeKind == TypeKind.Pointer ? IsHarmless(conversion) : false,
        IArgumentOperation { Parent: IInvocationOperation call } =>
            ContractCall.Of(call, Known) is not null || Known.IsNativeLibrary(call.TargetMethod.ContainingType),
        { Syntax: ElementAccessExpressionSyntax } element => IsHarmless(element),
        _ => false,
    };

    // foreach (var comm in clique) comm.Dispose(); for (...) ncclCommDestroy(comms[i]);
    private bool ReleasesElements() => Root(function).Descendants().OfType<IInvocationOperation>().Any(call =>
        Release.Of(call, Known, context.Captures) is { } release
        && release.Subject.Unwrap() switch
        {
            ILocalReferenceOperation { Local: var element } => element.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is ForEachStatementSyntax { Expression: IdentifierNameSyntax collection } && collection.Identifier.Text == local.Name,
            { Syntax: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax collection } } => collection.Identifier.Text == local.Name,
            _ => false,
        });
}
