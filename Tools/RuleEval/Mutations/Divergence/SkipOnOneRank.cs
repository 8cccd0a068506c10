namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>One rank leaves before the call.</summary>
internal sealed class SkipOnOneRank() : CallMutation("return by the rank before a call", "TC2003", "TC2001")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"if ({call.Communicator}.Rank == 1) return; {call.Statement}"
        : null;
}
