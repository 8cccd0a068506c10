using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Why mutants of a kind cannot be caught, or are no bugs.</summary>
/// <param name="Mutation">The operator.</param>
/// <param name="File">The end of the path of the source, or of several.</param>
/// <param name="Text">A part of what was broken.</param>
/// <param name="Why">The reason.</param>
internal sealed record SurvivorReason(string Mutation, string File, string Text, string Why)
{
    public static ImmutableArray<SurvivorReason> All { get; } =
    [
        // Divergence.
        .. OnPurpose("guard a call by the rank", "return by the rank before a call", "throw by the rank before a call", "change the operation in one arm"),
        new("guard a call by the rank", "docs/guide/rules.md", "comm.Barrier()", Suppressed),
        new("change the operation in one arm", "docs/guide/rules.md", "comm.Barrier()", Suppressed),
        new("return by the rank before a call", "docs/guide/rules.md", "comm.Barrier()", OnlyRankZero),
        new("throw by the rank before a call", "docs/guide/rules.md", "comm.Barrier()", OnlyRankZero),
        new("return by the rank before a call", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyEven),
        new("throw by the rank before a call", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyEven),
        new("change the reduction in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        new("change the type in one arm", "docs/rules/TC2001.md", "comm.AllReduce(array, ReduceOp.Sum)", OnlyOdd),
        new("move a call into a catch", "Communicators/ArgumentTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)", HandlerBefore),
        new("move a call into a catch", "Groups/CollectiveGroupTests.cs", "comm.AllReduce(data[comm.Rank], ReduceOp.Sum)", HandlerBefore),
    ];

    private const string HandlerBefore = "no gap: the call stands in Dispose or a catch block already, and TC2005 reports it before the mutant does";
    private const string Suppressed = "no gap: the example shows how TC2001 is suppressed for this very call";
    private const string OnlyRankZero = "no bug: the call stands in an arm that only rank 0 comes to, and rank 1 is what the mutant asks for";
    private const string OnlyEven = "no bug: the call stands in the arm of the even ranks, and rank 1 is what the mutant asks for";
    private const string OnlyOdd = "no bug: the call stands in the arm of the odd ranks, and rank 0 is what the mutant asks for";

    private static IEnumerable<SurvivorReason> OnPurpose(params string[] mutations) => mutations.SelectMany(static mutation => new SurvivorReason[]
    {
        new(mutation, "Communicators/FailureTests.cs", "comm.AllReduce(new int[2], ReduceOp.Sum)", KnownBefore),
        new(mutation, "Groups/CollectiveGroupTests.cs", "comm.AllReduce(data[0], ReduceOp.Sum)", KnownBefore),
    });

    private const string KnownBefore = "no gap: the test makes the call on some ranks only, on purpose, and TC2001 reports the call before the mutant does";

    /// <summary>The reason a mutant survived, or <see langword="null"/> if nobody knows one.</summary>
    public static string? Of(Mutant mutant) => All.FirstOrDefault(reason =>
        reason.Mutation == mutant.Mutation.Name
        && mutant.Place.GetLineSpan().Path.Contains(reason.File, StringComparison.Ordinal)
        && mutant.Shown.ToString().Contains(reason.Text, StringComparison.Ordinal))?.Why;
}
