namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The calls are made without a group.</summary>
internal sealed class DropGroup() : GroupMutation("drop the group", "TC1001", "TC1008")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        NeededGroup.Is(scope, source) ? scope.Body : null;
}
