namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>Each rank makes the call until its clock says that it is enough.</summary>
internal sealed class RepeatByClock() : CallMutation("repeat a call by the clock", "TC2002")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"var mutant = System.Diagnostics.Stopwatch.StartNew(); while (mutant.ElapsedMilliseconds < 5) {{ {call.Statement} }}"
        : null;
}
