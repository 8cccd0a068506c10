namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>One rank makes the call twice.</summary>
internal sealed class TwiceOnOneRank() : CallMutation("drop the second call in one arm", "TC2001")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"if ({call.Communicator}.Rank == 0) {{ {call.Statement} {call.Statement} }} else {{ {call.Statement} }}"
        : null;
}
