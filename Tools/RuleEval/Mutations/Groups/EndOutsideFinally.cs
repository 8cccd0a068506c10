namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>The group is ended unless something throws.</summary>
internal sealed class EndOutsideFinally() : GroupMutation("end a group outside of finally", "TC1002")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        $"TypedCollectives.CollectiveGroup.Start(); {scope.Body} TypedCollectives.CollectiveGroup.End();";
}
