namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>One rank makes another call.</summary>
internal sealed class OtherCallOnOneRank() : CallMutation("change the operation in one arm", "TC2001")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"if ({call.Communicator}.Rank == 0) {{ {call.Statement} }} else {{ {call.Communicator}.Barrier(); {call.Communicator}.Barrier(); }}"
        : null;
}
