using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.RuleEval.Sources;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Mutants of different members, compiled at once: most of what a mutant costs is the rest of its project.</summary>
internal sealed class MutantBatch
{
    private MutantBatch(Compilation compilation, ImmutableArray<BrokenMember> members)
    {
        Compilation = compilation;
        Members = members;
    }

    public Compilation Compilation { get; }

    /// <summary>The broken members in the compilation.</summary>
    public ImmutableArray<BrokenMember> Members { get; }

    /// <summary>The sources in which something is broken.</summary>
    public ImmutableArray<SyntaxTree> Trees => [.. Members.Select(static member => member.Tree).Distinct()];

    /// <summary>The members that still compile: no others count.</summary>
    public ImmutableArray<BrokenMember> Compiling(CancellationToken cancellationToken)
    {
        ImmutableArray<Diagnostic> errors = [.. Trees
            .SelectMany(tree => Compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken))
            .Where(SourceUnit.Breaks)];
        return [.. Members.Where(member => !errors.Any(member.Contains))];
    }

    /// <summary>Puts mutants together so that no two of a batch break one member.</summary>
    public static IEnumerable<IEnumerable<Mutant>> Split(IEnumerable<Mutant> mutants)
    {
        ILookup<bool, Mutant> ways = mutants.ToLookup(static mutant => mutant.Mutation.IsAlone);
        return ways[true].Select(static mutant => (IEnumerable<Mutant>)[mutant]).Concat(ways[false]
            .GroupBy(static mutant => mutant.Member)
            .SelectMany(static group => group.Index())
            .GroupBy(static entry => entry.Index, static entry => entry.Item));
    }

    public static MutantBatch Compile(SourceUnit unit, IEnumerable<Mutant> mutants)
    {
        Compilation compilation = unit.Compilation;
        var members = ImmutableArray.CreateBuilder<BrokenMember>();
        foreach (var group in mutants.GroupBy(static mutant => mutant.Site.SyntaxTree))
        {
            var broken = group.ToDictionary(static mutant => (SyntaxNode)mutant.Member, static mutant => (Mutant: mutant, Mark: new SyntaxAnnotation()));
            SyntaxNode root = group.Key.GetRoot().ReplaceNodes(
                broken.Keys, (member, _) => broken[member].Mutant.BrokenMember().WithAdditionalAnnotations(broken[member].Mark));
            SyntaxTree tree = group.Key.WithRootAndOptions(root, group.Key.Options);
            compilation = compilation.ReplaceSyntaxTree(group.Key, tree);
            members.AddRange(broken.Values.Select(entry => new BrokenMember(
                entry.Mutant, tree, tree.GetRoot().GetAnnotatedNodes(entry.Mark).First().Span)));
        }

        return new(compilation, members.ToImmutable());
    }
}
