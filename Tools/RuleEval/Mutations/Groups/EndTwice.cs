namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The group is ended a second time.</summary>
internal sealed class EndTwice() : GroupMutation("end a group twice", "TC1003")
{
    // In a project that starts groups by hand the end may be that of a caller's group.
    public override bool IsAlone => true;

    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        $"{scope.Statement} TypedCollectives.CollectiveGroup.End();";
}
