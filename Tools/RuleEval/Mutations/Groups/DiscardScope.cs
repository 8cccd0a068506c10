namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The scope is opened and not ended.</summary>
internal sealed class DiscardScope() : GroupMutation("drop the using of a group", "TC1007")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        "TypedCollectives.CollectiveGroup.Open(); " + scope.Body;
}
