using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>A group as it is written: <c>using (CollectiveGroup.Open())</c> and its body.</summary>
/// <param name="Statement">The whole statement.</param>
/// <param name="Calls">The communication in it.</param>
internal sealed record GroupScope(UsingStatementSyntax Statement, IReadOnlyList<CallSite> Calls)
{
    /// <summary>The body without its braces.</summary>
    public string Body => Code.Inside(Statement.Statement);

    /// <summary>The loop over communicators that the body consists of.</summary>
    public ForEachStatementSyntax? Loop => Statement.Statement is BlockSyntax { Statements: [var only] }
        ? only as ForEachStatementSyntax
        : Statement.Statement as ForEachStatementSyntax;

    public static IEnumerable<GroupScope> In(MutationSource source) => source.Root.DescendantNodes().OfType<UsingStatementSyntax>()
        .Where(statement => statement.Expression is InvocationExpressionSyntax open
            && source.Model.GetSymbolInfo(open).Symbol is IMethodSymbol method
            && source.Known.Contracts.Of(method) is { Kind: CallKind.GroupOpen })
        .Select(statement => new GroupScope(
            statement, [.. source.Calls.Where(call => call.Call.Contract.IsCommunication && statement.Span.Contains(call.Node.Span))]));
}
