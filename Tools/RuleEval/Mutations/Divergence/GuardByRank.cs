namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>Only one rank makes the call.</summary>
internal sealed class GuardByRank() : CallMutation("guard a call by the rank", "TC2001")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"if ({call.Communicator}.Rank == 0) {{ {call.Statement} }}"
        : null;
}
