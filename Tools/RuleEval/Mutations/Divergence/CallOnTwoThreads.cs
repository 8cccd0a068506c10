namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>Two threads make the call on one communicator.</summary>
internal sealed class CallOnTwoThreads() : CallMutation("use a communicator in two tasks", "TC5001", "TC1004")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"System.Threading.Tasks.Parallel.Invoke(() => {{ {call.Statement} }}, () => {{ {call.Statement} }});"
        : null;
}
