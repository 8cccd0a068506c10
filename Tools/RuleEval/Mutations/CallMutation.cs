using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>An operator that puts other statements where a call was.</summary>
internal abstract class CallMutation(string name, params ImmutableArray<string> rules) : IMutation
{
    public string Name => name;

    public ImmutableArray<string> Rules => rules;

    public IEnumerable<Mutant> Mutate(MutationSource source)
    {
        foreach (CallSite call in source.Calls)
        {
            if (Rewrite(call) is { } statements)
                yield return MutationSource.Replace(this, call.Node, Code.Block(statements));
        }
    }

    /// <summary>The statements that break the program, or <see langword="null"/> where the operator does not apply.</summary>
    protected abstract string? Rewrite(CallSite call);
}
