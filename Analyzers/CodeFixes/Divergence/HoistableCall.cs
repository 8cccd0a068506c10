using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.CodeFixes.Divergence;

/// <summary>A collective that an arm of an <c>if</c> ends with, and that can run behind the <c>if</c> as well.</summary>
internal sealed class HoistableCall
{
    private readonly ExpressionStatementSyntax _call;

    private HoistableCall(IfStatementSyntax condition, ExpressionStatementSyntax call)
    {
        Condition = condition;
        _call = call;
    }

    /// <summary>The <c>if</c>.</summary>
    public IfStatementSyntax Condition { get; }

    public static HoistableCall? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax call })
            return null;
        StatementSyntax arm = call.Parent is BlockSyntax block && block.Statements.Last() == call ? block : call;
        var condition = arm.Parent switch
        {
            IfStatementSyntax own => own,
            ElseClauseSyntax { Parent: IfStatementSyntax own } => own,
            _ => null,
        };
        if (condition is not { Parent: BlockSyntax or GlobalStatementSyntax } || (arm == call && call.Parent is BlockSyntax))
            return null;
        var other = condition.Statement == arm ? condition.Else?.Statement : condition.Statement;
        return (other is null || !RunsCollectives(other, model)) && !UsesLocalsOf(arm, call, model) ? new(condition, call) : null;
    }

    public void Move(DocumentEditor editor)
    {
        var behind = _call.WithoutLeadingTrivia().WithTrailingTrivia(Condition.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        var kept = Keep();
        if (kept is null)
        {
            editor.ReplaceNode(Condition, behind.WithTriviaFrom(Condition));
            return;
        }

        editor.InsertAfter(Condition, behind);
        editor.ReplaceNode(Condition, kept.WithAdditionalAnnotations(Formatter.Annotation));
    }

    // What is left of the if; null where that is nothing.
    private IfStatementSyntax? Keep()
    {
        var isFirstArm = Condition.Statement.Span.Contains(_call.Span);
        var arm = Without(isFirstArm ? Condition.Statement : Condition.Else!.Statement);
        if (!isFirstArm)
            return arm is null ? Condition.WithElse(null) : Condition.WithElse(Condition.Else!.WithStatement(arm));
        if (arm is not null)
            return Condition.WithStatement(arm);
        return Condition.Else is null && IsPlain(Condition.Condition) ? null : Condition.WithStatement(SyntaxFactory.Block());
    }

    private BlockSyntax? Without(StatementSyntax arm) =>
        arm is BlockSyntax { Statements.Count: > 1 } block ? block.RemoveNode(_call, SyntaxRemoveOptions.KeepNoTrivia) : null;

    // A condition without calls can go with the if.
    private static bool IsPlain(ExpressionSyntax condition) => !condition.DescendantNodesAndSelf().Any(static node =>
        node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
            or DeclarationPatternSyntax);

    private static bool RunsCollectives(StatementSyntax arm, SemanticModel model)
    {
        var known = KnownSymbols.For(model.Compilation)!;
        return arm.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && (known.Contracts.Of(method) is { IsCollective: true } || !known.Effects.Of(method).IsEmpty));
    }

    private static bool UsesLocalsOf(StatementSyntax arm, SyntaxNode call, SemanticModel model) =>
        call.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences.Any(reference => arm.Parent!.Span.Contains(reference.Span)));
}
