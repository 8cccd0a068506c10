using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The method awaits between start and end, and goes on who knows where.</summary>
internal sealed class AwaitInGroup : IMutation
{
    public string Name => "await between start and end";

    public ImmutableArray<string> Rules { get; } = ["TC1004"];

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (GroupScope scope in GroupScope.In(source))
        {
            if (scope.Statement.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null
                || scope.Statement.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is not null
                || scope.Statement.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
                continue;
            MethodDeclarationSyntax changed = method.ReplaceNode(scope.Statement, Code.Block(
                $"TypedCollectives.CollectiveGroup.Start(); try {{ {scope.Body} await System.Threading.Tasks.Task.Yield(); }} "
                    + "finally { TypedCollectives.CollectiveGroup.End(); }"));
            yield return MutationSource.Replace(this, method, changed.AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space)))
                with
            { Shown = scope.Statement };
        }
    }
}
