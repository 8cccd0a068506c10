using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>A correct source, and what operators want to know about it.</summary>
internal sealed class MutationSource
{
    public MutationSource(Compilation compilation, SyntaxTree tree)
    {
        Tree = tree;
        Root = tree.GetRoot();
        Model = compilation.GetSemanticModel(tree);
        Known = KnownSymbols.For(compilation)!;
        Calls = [.. Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(Read).OfType<CallSite>()];
    }

    public SyntaxTree Tree { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public KnownSymbols Known { get; }

    /// <summary>The calls that mean something to the rules and are statements.</summary>
    public ImmutableArray<CallSite> Calls { get; }

    /// <summary>The mutant in which a node is replaced.</summary>
    public static Mutant Replace(IMutation mutation, SyntaxNode site, SyntaxNode replacement) =>
        site.Parent is LambdaExpressionSyntax lambda && replacement is BlockSyntax block
            ? new(mutation, lambda, lambda.WithBody(block), site)
            : new(mutation, site, replacement, site);

    /// <summary>The mutant in which statements stand where one was.</summary>
    public static Mutant Replace(IMutation mutation, StatementSyntax site, string statements) =>
        Replace(mutation, site, Code.Block(statements));

    private CallSite? Read(InvocationExpressionSyntax syntax)
    {
        if (Model.GetOperation(syntax) is not IInvocationOperation operation || ContractCall.Of(operation, Known) is not { } call)
            return null;
        SyntaxNode? node = syntax.Parent switch
        {
            ExpressionStatementSyntax statement => statement,
            LambdaExpressionSyntax => syntax,
            _ => null,
        };
        return node is null ? null : new CallSite(call, syntax, node, Known);
    }
}
