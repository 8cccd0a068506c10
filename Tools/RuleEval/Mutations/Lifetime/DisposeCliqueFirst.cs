using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Communicators are disposed before they are used.</summary>
internal sealed class DisposeCliqueFirst : IMutation
{
    public string Name => "dispose a clique at once";

    public ImmutableArray<string> Rules { get; } = ["TC4003"];

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (LocalDeclarationStatementSyntax declaration in CliqueDeclarations.In(source))
        {
            if (declaration.Parent is BlockSyntax block && new CliqueUses(declaration, source).Any())
            {
                StatementSyntax dispose = Code.Statement($"{declaration.Declaration.Variables[0].Identifier}.Dispose();");
                yield return MutationSource.Replace(
                    this, block, block.WithStatements(block.Statements.Insert(block.Statements.IndexOf(declaration) + 1, dispose)))
                    with
                { Shown = declaration };
            }
        }
    }
}
