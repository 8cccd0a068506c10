using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.CodeFixes.Editing;

namespace TypedCollectives.CodeFixes.Flight;

/// <summary>TC4002: awaits the operation, in a method that is async already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitHandleFix))]
[Shared]
public sealed class AwaitHandleFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIdentifiers.IgnoredHandle];

    /// <inheritdoc/>
    protected override string Title => "Await the operation";

    private protected override IEnumerable<TextChange> Changes(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var node = model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is not ExpressionSyntax call || !IsAsync(call) || !CanBeAwaited(model, call))
            yield break;
        switch (call.Ancestors().OfType<StatementSyntax>().FirstOrDefault())
        {
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } statement:
                yield return new TextChange(new TextSpan(statement.SpanStart, 0), "await ");
                break;
            case LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } variables } declaration, UsingKeyword.RawKind: 0 }:
                yield return new TextChange(TextSpan.FromBounds(declaration.SpanStart, variables[0].Initializer!.Value.SpanStart), "await ");
                break;
        }
    }

    private static bool CanBeAwaited(SemanticModel model, ExpressionSyntax call) =>
        model.GetTypeInfo(call).Type?.GetMembers("GetAwaiter").IsEmpty == false;

    private static bool IsAsync(SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case LockStatementSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return false;
            }
        }

        return true;
    }
}
