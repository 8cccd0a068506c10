namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>Each rank makes the call as often as its number says.</summary>
internal sealed class RepeatByRank() : CallMutation("repeat a call by the rank", "TC2002")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"for (int mutant = 0; mutant < {call.Communicator}.Rank; mutant++) {{ {call.Statement} }}"
        : null;
}
