using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Bodies;

/// <summary>The bodies of the methods of a compilation, for analyses that look into what a method calls.</summary>
internal sealed class SourceBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, ControlFlowGraph?> _graphs = new();

    /// <summary>
    /// The body of a method, constructor, accessor, operator or local function that this compilation declares;
    /// <see langword="null"/> for one without a body or of another assembly.
    /// </summary>
    public IOperation? Of(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        return method.DeclaringSyntaxReferences.IsEmpty ? null : _bodies.GetOrAdd(method, Bind);
    }

    /// <summary>The control flow graph of a body that <see cref="Of"/> gave.</summary>
    public ControlFlowGraph? GraphOf(IOperation body) => _graphs.GetOrAdd(body, static body => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
        IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        _ => null,
    });

    /// <summary>What a field or property is initialized with where it is declared.</summary>
    public IOperation? OfInitializer(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty)
            return null;
        var initializer = member.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return initializer is null ? null : ModelOf(initializer.SyntaxTree).GetOperation(initializer);
    }

    /// <summary>The calls anywhere in the compilation that are given something of that name.</summary>
    /// <remarks>It reads every file: ask only where a rule is about to report.</remarks>
    public IEnumerable<IInvocationOperation> CallsGiven(string name, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var calls = tree.GetRoot(cancellationToken).DescendantNodes().OfType<ArgumentSyntax>()
                .Where(argument => argument.DescendantTokens().Any(token => token.ValueText == name))
                .Select(static argument => argument.Parent?.Parent)
                .OfType<InvocationExpressionSyntax>()
                .Distinct();
            foreach (var call in calls)
            {
                if (ModelOf(tree).GetOperation(call, cancellationToken) is IInvocationOperation operation)
                    yield return operation;
            }
        }
    }

    /// <summary>The method a call calls, or those it may call where it does not compile.</summary>
    public IEnumerable<IMethodSymbol> MethodsOf(InvocationExpressionSyntax call)
    {
        var info = ModelOf(call.SyntaxTree).GetSymbolInfo(call);
        ImmutableArray<ISymbol> found = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        return found.OfType<IMethodSymbol>().Select(static method => method.ReducedFrom ?? method);
    }

    /// <summary>What a piece of the compilation's source does.</summary>
    public IOperation? OperationOf(SyntaxNode syntax) => ModelOf(syntax.SyntaxTree).GetOperation(syntax);

    private IOperation? Bind(IMethodSymbol method)
    {
        var syntax = method.DeclaringSyntaxReferences[0].GetSyntax();

        // An expression-bodied property is its own getter.
        if (syntax is ArrowExpressionClauseSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or CompilationUnitSyntax)
            return ModelOf(syntax.SyntaxTree).GetOperation(syntax);
        return null;
    }

    // The analyzer's own contexts hold models of the tree under analysis only; what it calls may stand in any other.
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "One model a tree, kept for the compilation.")]
    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, tree => compilation.GetSemanticModel(tree));
}
