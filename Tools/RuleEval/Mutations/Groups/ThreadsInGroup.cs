namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>Other threads make the calls of the group.</summary>
internal sealed class ThreadsInGroup() : GroupMutation("call from other threads in a group", "TC1004")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        scope.Loop is { } loop
            ? $"using (TypedCollectives.CollectiveGroup.Open()) System.Threading.Tasks.Parallel.ForEach({loop.Expression}, {loop.Identifier} => {{ {Code.Inside(loop.Statement)} }});"
            : null;
}
