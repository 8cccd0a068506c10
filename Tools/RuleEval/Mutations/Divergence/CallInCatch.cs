namespace TypedCollectives.RuleEval.Mutations.Divergence;

/// <summary>Only the ranks on which something fails make the call.</summary>
internal sealed class CallInCatch() : CallMutation("move a call into a catch", "TC2005", "TC2001")
{
    protected override string? Rewrite(CallSite call) => call.IsOfAnyRank
        ? $"try {{ System.IO.File.Delete(string.Empty); }} catch (System.IO.IOException) {{ {call.Statement} }}"
        : null;
}
