namespace TypedCollectives.RuleEval.Mutations.Groups;

/// <summary>Each communicator gets a group of its own.</summary>
internal sealed class GroupPerCommunicator() : GroupMutation("open the group inside the loop", "TC1001")
{
    protected override string? Rewrite(GroupScope scope, MutationSource source) =>
        scope.Loop is { } loop && NeededGroup.Is(scope, source)
            ? loop.WithStatement(Code.Block($"using (TypedCollectives.CollectiveGroup.Open()) {{ {Code.Inside(loop.Statement)} }}")).ToFullString()
            : null;
}
