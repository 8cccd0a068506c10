namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>One rank throws before the call.</summary>
internal sealed class ThrowOnOneRank() : CallMutation("throw by the rank before a call", "TC2003", "TC2001")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"if ({call.Communicator}.Rank == 1) throw new System.InvalidOperationException(); {call.Statement}"
        : null;
}
