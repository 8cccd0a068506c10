using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>Communicators are made and never disposed.</summary>
internal sealed class DropCliqueUsing : IMutation
{
    public string Name => "drop the using of a clique";

    public ImmutableArray<string> Rules { get; } = ["TC6001"];

    public IEnumerable<Mutant> Mutate(MutationSource source) => CliqueDeclarations.In(source).Select(declaration =>
        MutationSource.Replace(this, declaration, declaration.WithUsingKeyword(default).WithLeadingTrivia(declaration.GetLeadingTrivia())));
}
