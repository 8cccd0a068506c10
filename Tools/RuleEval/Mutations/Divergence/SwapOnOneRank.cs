using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>One rank makes two calls in the other order.</summary>
internal sealed class SwapOnOneRank : IMutation
{
    public string Name => "swap two calls in one arm";

    public ImmutableArray<string> Rules { get; } = ["TC2001", "TC3002"];

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach ((CallSite first, CallSite second) in source.Calls.Zip(source.Calls.Skip(1)))
        {
            if (first.Node is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement || second.Node.Parent != block
                || !first.IsOfAnyRank || first.Communicator != second.Communicator || !second.IsOfAnyRank
                || block.Statements.IndexOf(statement) + 1 != block.Statements.IndexOf((StatementSyntax)second.Node))
                continue;
            BlockSyntax swapped = Code.Block(
                $"if ({first.Communicator}.Rank == 0) {{ {second.Statement} {first.Statement} }} "
                    + $"else {{ {first.Statement} {second.Statement} }}");
            yield return MutationSource.Replace(
                this, block, block.WithStatements(block.Statements.Replace(statement, swapped).Remove((StatementSyntax)second.Node)));
        }
    }
}
