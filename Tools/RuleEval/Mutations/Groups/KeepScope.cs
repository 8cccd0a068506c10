namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The scope is kept and not ended.</summary>
internal sealed class KeepScope() : GroupMutation("keep a group without using", "TC1007")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        "var mutant = TypedCollectives.CollectiveGroup.Open(); " + scope.Body;
}
