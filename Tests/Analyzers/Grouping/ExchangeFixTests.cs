using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.UngroupedExchangeAnalyzer,
    TypedCollectives.CodeFixes.Grouping.GroupCollectivesFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1008, which is that of TC1001.</summary>
public class ExchangeFixTests
{
    [Fact]
    public Task Both_halves_get_one_group() => Verify.VerifyMethodAsync(
        """
                int next = (comm.Rank + 1) % comm.Size;
                int previous = (comm.Rank + comm.Size - 1) % comm.Size;
                [|comm.Send(view, next)|]; // mine
                n++;
                comm.Recv(buffers[0], previous);
                comm.Synchronize();
        """,
        """
                int next = (comm.Rank + 1) % comm.Size;
                int previous = (comm.Rank + comm.Size - 1) % comm.Size;
                using (CollectiveGroup.Open())
                {
                    comm.Send(view, next); // mine
                    n++;
                    comm.Recv(buffers[0], previous);
                }
                comm.Synchronize();
        """);

    [Fact]
    public Task Several_exchanges_are_grouped_at_once() => Verify.VerifyFilesAsync(
        [
            "class A { void M(Communicator c, float[] x, float[] y) { [|c.Send(x, c.Rank ^ 1)|]; c.Recv(y, c.Rank ^ 1); } }",
            "class B { void M(Communicator c, float[] x, float[] y) { [|c.Recv(y, 1 - c.Rank)|]; c.Send(x, 1 - c.Rank); } }",
        ],
        [
            "class A { void M(Communicator c, float[] x, float[] y) { using (CollectiveGroup.Open()) { c.Send(x, c.Rank ^ 1); c.Recv(y, c.Rank ^ 1); } } }",
            "class B { void M(Communicator c, float[] x, float[] y) { using (CollectiveGroup.Open()) { c.Recv(y, 1 - c.Rank); c.Send(x, 1 - c.Rank); } } }",
        ]);

    [Theory]
    [InlineData("[|comm.Send(view, comm.Rank)|];")]
    [InlineData("[|comm.Send(view, 1 - comm.Rank)|]; comm.Synchronize(); comm.Recv(buffers[0], 1 - comm.Rank);")]
    [InlineData("[|comm.Recv(array, 1 - comm.Rank)|]; array[0]++; comm.Send(array, 1 - comm.Rank);")]
    [InlineData("[|comm.Send(array.AsSpan(), 1 - comm.Rank)|]; comm.Recv(new float[1], 1 - comm.Rank);")]
    public Task No_fix_is_offered_where_it_would_change_the_meaning(string statements) => Verify.VerifyNoFixAsync(statements);
}
