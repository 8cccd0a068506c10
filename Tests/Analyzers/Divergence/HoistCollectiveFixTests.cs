using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer, TypedCollectives.CodeFixes.Divergence.HoistCollectiveFix>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>The fix of TC2001.</summary>
public class HoistCollectiveFixTests
{
    [Fact]
    public Task The_last_call_of_an_arm_moves_behind_the_condition() => Verify.VerifyMethodAsync(
        """
                if (comm.Rank == 0)
                {
                    Console.WriteLine();
                    {|TC2001:comm.Broadcast(view, 0)|};
                }
                Console.WriteLine(n);
        """,
        """
                if (comm.Rank == 0)
                {
                    Console.WriteLine();
                }
                comm.Broadcast(view, 0);
                Console.WriteLine(n);
        """);

    [Fact]
    public Task A_condition_that_guards_nothing_else_goes() => Verify.VerifyMethodAsync(
        """
                if (comm.Rank == 0)
                    {|TC2001:comm.Barrier()|};
        """,
        """
                comm.Barrier();
        """);

    [Fact]
    public Task A_call_in_the_other_arm_moves_as_well() => Verify.VerifyMethodAsync(
        """
                if (comm.Rank == 0)
                    Console.WriteLine();
                else
                    {|TC2001:comm.Barrier()|};
        """,
        """
                if (comm.Rank == 0)
                    Console.WriteLine();
                comm.Barrier();
        """);

    [Theory]
    [InlineData("if (comm.Rank == 0) {|TC2001:comm.Barrier()|}; else comm.Broadcast(view, 0);")]
    [InlineData("if (comm.Rank == 0) { var mine = new int[n]; {|TC2001:comm.Broadcast(mine, 0)|}; }")]
    [InlineData("if (comm.Rank == 0) { {|TC2001:comm.Barrier()|}; Console.WriteLine(); }")]
    [InlineData("_ = comm.Rank == 0 && {|TC2001:Step()|}; bool Step() { comm.Barrier(); return true; }")]
    public Task Nothing_is_offered_where_it_would_change_more(string statements) => Verify.VerifyNoFixAsync(statements);
}
