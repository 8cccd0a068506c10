using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>An operator that puts other statements where a group was.</summary>
internal abstract class GroupMutation(string name, params ImmutableArray<string> rules) : IMutation
{
    public string Name => name;

    public ImmutableArray<string> Rules => rules;

    public virtual bool IsAlone => false;

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (GroupScope scope in GroupScope.In(source))
        {
            if (Rewrite(scope, source) is { } statements)
                yield return MutationSource.Replace(this, scope.Statement, statements);
        }
    }

    /// <summary>The statements that break the program, or <see langword="null"/> where the operator does not apply.</summary>
    protected abstract string? Rewrite(GroupScope scope, MutationSource source);
}
