namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The group is ended a second time.</summary>
internal sealed class EndTwice() : GroupMutation("end a group twice", "TC1003")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        $"{scope.Statement} TypedCollectives.CollectiveGroup.End();";
}
