using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Lifetime;

/// <summary>A call, or a <c>new</c>, that makes something its caller has to release.</summary>
internal sealed class Making(IOperation call, string maker, string thing, string advice, IOperation? target)
{
    private const string UsingAdvice = "declare it with 'using'";

    public IOperation Call { get; } = call;

    /// <summary>What makes it, for messages: the method, or the type.</summary>
    public string Maker { get; } = maker;

    /// <summary>What it makes, for messages.</summary>
    public string Thing { get; } = thing;

    /// <summary>What to do about it, for messages.</summary>
    public string Advice { get; } = advice;

    /// <summary>What a native function puts the thing into; <see langword="null"/> where the call returns it.</summary>
    public IOperation? Target { get; } = target;

    public static Making? Of(IOperation operation, KnownSymbols known) => operation switch
    {
        IInvocationOperation call => Of(call, known),
        IObjectCreationOperation creation when known.Buckets.IsExchange(creation.Type) =>
            new Making(creation, creation.Type!.Name, "exchange", UsingAdvice, null),
        _ => null,
    };

    private static Making? Of(IInvocationOperation call, KnownSymbols known)
    {
        var method = call.TargetMethod;
        if (known.IsNativeLibrary(method.ContainingType))
        {
            return NativeResources.Makers.TryGetValue(method.Name, out var maker)
                && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == maker.Parameter) is { } argument
                    ? new Making(call, method.Name, maker.Thing, $"call '{maker.ReleasedBy}' in a finally block", argument.Value)
                    : null;
        }

        return known.Contracts.Of(method)?.Kind switch
        {
            CallKind.InitAll => new Making(call, method.Name, "clique", UsingAdvice, null),
            CallKind.Init or CallKind.Split => new Making(call, method.Name, "communicator", UsingAdvice, null),
            _ => null,
        };
    }

    /// <summary>The local that holds the thing, where it is one and this is the place that owns it.</summary>
    public ILocalSymbol? Local => Target is null ? LocalOfResult() : LocalOfTarget(Target.Unwrap());

    /// <summary>Whether the result is thrown away, or all but what one of its members gives: <c>InitAll()[0]</c>.</summary>
    /// <param name="borrowing">Tells what becomes of the member.</param>
    public bool IsDropped(Borrowing borrowing) => Target is null && ResultOf(Call) is var result && result.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IPropertyReferenceOperation property => property.Instance == result && borrowing.Is(result),
        _ => false,
    };

    private ILocalSymbol? LocalOfResult() => ResultOf(Call).Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => target.Local,
        _ => null,
    };

    private static ILocalSymbol? LocalOfTarget(IOperation target) => target switch
    {
        IAddressOfOperation { Reference: ILocalReferenceOperation local } => local.Local,
        ILocalReferenceOperation local when IsOnStack(local.Local) => local.Local,
        _ => null,
    };

    private static bool IsOnStack(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is
            VariableDeclaratorSyntax { Initializer.Value: StackAllocArrayCreationExpressionSyntax };

    // await Make(), await Make().ConfigureAwait(false), (Clique)Make()
    private static IOperation ResultOf(IOperation call)
    {
        while (call.Parent is IConversionOperation or IAwaitOperation or IParenthesizedOperation
            || call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            call = call.Parent;
        return call;
    }
}
