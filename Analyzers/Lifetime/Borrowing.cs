using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>Tells whether a use of what was made lets nobody else get at it, so that nobody else can release it.</summary>
internal sealed class Borrowing(KnownSymbols known)
{
    // Longer chains of helpers and names than this are rare.
    private const int MaxDepth = 4;

    private readonly Dictionary<ISymbol, bool> _borrowed = new(SymbolEqualityComparer.Default);

    public bool Is(IOperation value) => Is(value, depth: 0);

    private bool Is(IOperation value, int depth) => value.Parent switch
    {
        IInvocationOperation call => call.Instance == value,
        IMethodReferenceOperation method => known.IsReleasable(method.Method.ContainingType)
            ? !Release.IsBy(method.Method)
            : known.Contracts.Of(method.Method) is { Kind: not (CallKind.Destroy or CallKind.Abort) },
        IConditionalAccessOperation access => access.Operation == value,
        IPropertyReferenceOperation property => !known.IsAnyCommunicator(property.Type) || Is(property, depth),
        IFieldReferenceOperation => true,
        IBinaryOperation or IIsPatternOperation or IExpressionStatementOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target == value,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
            !IsInUsing(declarator.Symbol) && OnlyLends(declarator.Symbol, RootOf(declarator), depth),
        IAddressOfOperation address => address.Parent is IArgumentOperation || Is(address, depth),
        IForEachLoopOperation loop => loop.Collection == value,
        IUsingOperation => false,
        IConversionOperation conversion =>
            (conversion.IsImplicit || conversion.Type?.TypeKind == TypeKind.Pointer) && Is(conversion, depth),
        IArgumentOperation { Parent: IInvocationOperation call } argument => IsBorrowedBy(call, argument, depth),

        // An exchange ends before its communicators, and buckets before their exchange: neither releases what it is given.
        IArgumentOperation { Parent: IObjectCreationOperation creation } =>
            known.Buckets.IsExchange(creation.Type) || known.Buckets.IsBucket(creation.Type) || IsLentTo(creation.Constructor, (IArgumentOperation)value.Parent, depth),
        { Syntax: ElementAccessExpressionSyntax } element => Is(element, depth),
        _ => false,
    };

    /// <summary>Whether a local is declared with <c>using</c>.</summary>
    public static bool IsInUsing(ILocalSymbol local) => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is
        UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private bool IsBorrowedBy(IInvocationOperation call, IArgumentOperation argument, int depth)
    {
        var method = call.TargetMethod;
        if (ContractCall.Of(call, known) is not null || known.IsNativeLibrary(method.ContainingType))
            return true;
        if (LooksOnly(method) && argument.Value.Unwrap().Type is var type && (known.IsCommunicator(type) || known.IsClique(type)))
            return !HoldsCommunicators(call.Type) && call.Arguments.All(other => other == argument || LendsElements(other.Value, depth));

        // A lambda that is given each element in turn is looked at where it is written.
        if (method is { MethodKind: MethodKind.DelegateInvoke })
            return argument.Value.Unwrap() is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LambdaMethod } };
        return method is { IsVirtual: false, IsAbstract: false, IsOverride: false }
            && argument.Parameter?.OriginalDefinition is { RefKind: RefKind.None } parameter
            && known.Bodies.Of(method) is { } body
            && OnlyLends(parameter, body, depth + 1);
    }

    // A constructor that keeps nothing of it, as one that takes memory of the communicator's accelerator.
    private bool IsLentTo(IMethodSymbol? constructor, IArgumentOperation argument, int depth) =>
        argument.Parameter?.OriginalDefinition is { RefKind: RefKind.None } parameter
        && constructor is not null && known.Bodies.Of(constructor) is IConstructorBodyOperation body
        && OnlyLends(parameter, body, depth + 1);

    // What sequences and assertions are given they look at; what comes of it may still be the thing itself.
    private static bool LooksOnly(IMethodSymbol method) => method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType is
    { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
            or { Name: "Parallel", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } }
            or { Name: "Assert", IsReferenceType: true };

    private bool HoldsCommunicators(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => HoldsCommunicators(array.ElementType),
        ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } => true,
        INamedTypeSymbol named => known.IsAnyCommunicator(named) || known.IsClique(named)
            || named.TypeArguments.Any(HoldsCommunicators),
        _ => false,
    };

    // clique.Select(comm => comm.Rank), not clique.Select(comm => new Worker(comm))
    private bool LendsElements(IOperation argument, int depth) => argument.Unwrap() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Symbol.Parameters
            .Where(parameter => known.IsAnyCommunicator(parameter.Type))
            .All(parameter => OnlyLends(parameter, lambda, depth + 1)),
        IDelegateCreationOperation => false,
        _ => true,
    };

    // Every mention of the variable is a loan too, and none releases it.
    private bool OnlyLends(ISymbol variable, IOperation body, int depth)
    {
        if (_borrowed.TryGetValue(variable, out var borrowed))
            return borrowed;
        if (depth > MaxDepth)
            return false;

        // Entered before it is computed: a method that passes it to itself does nothing else with it by that.
        _borrowed.Add(variable, true);
        return _borrowed[variable] = body.DescendantsAndSelf()
            .Where(operation => operation is ILocalReferenceOperation or IParameterReferenceOperation
                && SymbolEqualityComparer.Default.Equals(operation.ReferencedSymbol(), variable))
            .All(reference => !IsReleased(reference, body) && Is(reference, depth + 1));
    }

    private bool IsReleased(IOperation reference, IOperation body)
    {
        var sources = new ElementSources(body);
        return body.Descendants().OfType<IInvocationOperation>().Any(call =>
            Release.Of(call, known, FlowCaptures.None) is { } release
            && SymbolEqualityComparer.Default.Equals(release.RootIn(sources, known), reference.ReferencedSymbol()));
    }
}
