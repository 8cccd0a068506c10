using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Grouping.UngroupedExchangeAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>TC1008.</summary>
public class UngroupedExchangeTests
{
    private const string Next = "(comm.Rank + 1) % comm.Size";
    private const string Previous = "(comm.Rank + comm.Size - 1) % comm.Size";

    [Theory]
    [InlineData($"[|comm.Send(view, {Next})|]; comm.Recv(buffers[0], {Previous});")]
    [InlineData($"[|comm.Recv(buffers[0], {Previous})|]; comm.Send(view, {Next});")]
    [InlineData($"int next = {Next}; int previous = {Previous}; [|comm.Send(view, next)|]; comm.Recv(buffers[0], previous);")]
    [InlineData($"for (int step = 1; step < comm.Size; step++) {{ [|comm.Send(view, {Next})|]; Console.WriteLine(step); comm.Recv(buffers[0], {Previous}); }}")]
    [InlineData("[|comm.Send(view, 1 - comm.Rank)|]; comm.Recv(buffers[0], 1 - comm.Rank);")]
    [InlineData("int partner = comm.Rank ^ 1; [|comm.Send(view, partner)|]; comm.Recv(buffers[0], partner);")]
    [InlineData("int other = comm.Rank == 0 ? 1 : 0; [|comm.Send(view, other)|]; comm.Recv(buffers[0], other);")]
    [InlineData("for (int step = 1; step < n; step++) { [|comm.Send(view, (comm.Rank + step) % comm.Size)|]; comm.Recv(buffers[0], (comm.Rank - step + comm.Size) % comm.Size); }")]
    [InlineData($"if (comm.Size > 1) {{ [|comm.Send(view, {Next})|]; comm.Recv(buffers[0], {Previous}); }}")]
    [InlineData($"[|comm.Send(view, {Next})|]; comm.Send(view, {Previous}); comm.Recv(buffers[0], {Previous}); comm.Recv(buffers[1], {Next});")]
    [InlineData("Parallel.For(0, n, i => { [|clique[i].Send(view, (i + 1) % n)|]; clique[i].Recv(buffers[i], (i + n - 1) % n); });")]
    [InlineData($"switch (n) {{ case 0: comm.Barrier(); break; default: [|comm.Send(view, {Next})|]; comm.Recv(buffers[0], {Previous}); break; }}")]
    [InlineData($"if (view.Length == 0) throw new Exception(); [|comm.Send(view, {Next})|]; comm.Recv(buffers[0], {Previous});")]
    public Task The_same_half_first_on_every_rank_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData($"using (CollectiveGroup.Open()) {{ comm.Send(view, {Next}); comm.Recv(buffers[0], {Previous}); }}")]
    [InlineData($"CollectiveGroup.Start(); comm.Send(view, {Next}); comm.Recv(buffers[0], {Previous}); CollectiveGroup.End();")]
    [InlineData($"comm.SendRecv(view, {Next}, buffers[0], {Previous});")]
    [InlineData("if (comm.Rank == 0) comm.Send(view, 1); else comm.Recv(view, 0);")]
    [InlineData("if (comm.Rank % 2 == 0) { comm.Send(view, comm.Rank ^ 1); comm.Recv(view, comm.Rank ^ 1); } else { comm.Recv(view, comm.Rank ^ 1); comm.Send(view, comm.Rank ^ 1); }")]
    [InlineData($"if (comm.Rank == 0) {{ comm.Send(view, {Next}); comm.Recv(view, {Previous}); return; }} comm.Recv(view, {Previous}); comm.Send(view, {Next});")]
    [InlineData("if (comm.Rank > 0) comm.Recv(view, comm.Rank - 1); if (comm.Rank < comm.Size - 1) comm.Send(view, comm.Rank + 1);")]
    [InlineData("comm.Recv(view, comm.Rank - 1); comm.Send(view, comm.Rank + 1);")]
    [InlineData("comm.Send(view, 1); comm.Recv(view, 1);")]
    [InlineData("comm.Send(view, n); comm.Recv(view, n);")]
    [InlineData($"if (flag) {{ comm.Send(view, {Next}); comm.Recv(view, {Previous}); }} else {{ comm.Recv(view, {Previous}); comm.Send(view, {Next}); }}")]
    [InlineData($"switch (comm.Rank) {{ case 0: comm.Send(view, {Next}); comm.Recv(view, {Previous}); break; default: comm.Recv(view, {Previous}); comm.Send(view, {Next}); break; }}")]
    [InlineData("clique[0].Send(view, 1); clique[1].Recv(view, 0);")]
    [InlineData($"switch (n) {{ case 0: comm.SendRecv(view, {Previous}, view, {Next}); break; default: comm.Send(view, {Next}); comm.Recv(view, {Previous}); break; }}")]
    [InlineData($"switch (n) {{ case 0: Half(); break; default: comm.Send(view, {Next}); comm.Recv(view, {Previous}); break; }} void Half() => comm.Recv(view, 0);")]
    [InlineData($"switch (n) {{ case 0: comm.Barrier(); break; default: comm.Send(view, {Next}); comm.Recv(view, {Previous}); break; }} if (n == 0) comm.Recv(view, 0);")]
    [InlineData($"foreach (var c in clique) {{ c.Send(view, (c.Rank + 1) % n); c.Recv(view, (c.Rank + n - 1) % n); }}")]
    [InlineData($"comm.Send(view, {Next}, comm.Accelerator.DefaultStream); comm.Recv(view, {Previous});")]
    [InlineData("void Half() { comm.Send(view, 1 - comm.Rank); comm.Recv(view, 1 - comm.Rank); } if (comm.Rank == 0) Half();")]
    public Task Halves_that_may_meet_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("[|comm.Send(view, comm.Rank)|];")]
    [InlineData("[|comm.Recv(view, comm.Rank)|];")]
    [InlineData("using var all = Communicator.InitAll(); [|all[1].Send(view, 1)|];")]
    [InlineData("using var all = Communicator.InitAll(); var own = all[0]; [|own.Recv(view, 0)|];")]
    [InlineData("[|comm.Send(view, comm.Rank)|]; [|comm.Recv(buffers[0], comm.Rank)|];")]
    [InlineData("using (CollectiveGroup.Open()) [|comm.Send(view, comm.Rank)|];")]
    [InlineData("using (CollectiveGroup.Open()) [|comm.Send(view, comm.Rank)|]; using (CollectiveGroup.Open()) [|comm.Recv(view, comm.Rank)|];")]
    [InlineData("for (int peer = 0; peer < comm.Size; peer++) { [|comm.Send(view, peer)|]; [|comm.Recv(buffers[0], peer)|]; }")]
    [InlineData("for (int peer = 0; peer < comm.Size; peer++) { [|comm.Recv(buffers[0], peer)|]; [|comm.Send(view, peer)|]; }")]
    [InlineData("int size = comm.Size; for (int peer = 0; peer < size; ++peer) [|comm.Send(view, peer)|];")]
    public Task A_transfer_to_itself_without_its_match_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { comm.Send(view, comm.Rank); comm.Recv(buffers[0], comm.Rank); }")]
    [InlineData("using (CollectiveGroup.Open()) for (int i = 0; i < n; i++) { comm.Send(view, i); comm.Recv(buffers[0], i); }")]
    [InlineData("using (CollectiveGroup.Open()) { comm.Send(view, comm.Rank); for (int i = 0; i < n; i++) comm.Recv(buffers[0], i); }")]
    [InlineData("comm.SendRecv(view, comm.Rank, buffers[0], comm.Rank);")]
    [InlineData("for (int peer = 0; peer < comm.Size; peer++) { if (peer == comm.Rank) continue; comm.Send(view, peer); }")]
    [InlineData("for (int peer = 0; peer < comm.Size; peer++) { if (peer != comm.Rank) comm.Send(view, peer); }")]
    [InlineData("for (int peer = 1; peer < comm.Size; peer++) comm.Send(view, peer);")]
    [InlineData("for (int peer = 0; peer < clique[0].Size; peer++) comm.Send(view, peer);")]
    [InlineData("for (int peer = 0; peer < comm.Size; peer++) { if (flag) peer++; comm.Send(view, peer); }")]
    [InlineData("for (int peer = 0; peer < comm.Size; peer++) comm.SendRecv(view, peer, buffers[0], peer);")]
    [InlineData("clique[0].Send(view, clique[1].Rank);")]
    [InlineData("clique[0].Send(view, 0);")]
    [InlineData("using var all = Communicator.InitAll(); all[1].Send(view, 0);")]
    [InlineData("using var all = Communicator.InitAll(); all[n].Send(view, 1);")]
    public Task A_transfer_to_itself_with_its_match_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("[|NcclNative.ncclSend(a, 8, NcclDataType.Int8, (rank + 1) % n, comm, stream)|]; NcclNative.ncclRecv(b, 8, NcclDataType.Int8, (rank + n - 1) % n, comm, stream);")]
    [InlineData("Check([|NcclNative.ncclRecv(b, 8, NcclDataType.Int8, 1 - rank, comm, stream)|]); Check(NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1 - rank, comm, stream));")]
    [InlineData("using (CollectiveGroup.Open()) { [|NcclNative.ncclSend(a, 8, NcclDataType.Int8, rank ^ 1, comm, stream)|]; NcclNative.ncclRecv(b, 8, NcclDataType.Int8, rank ^ 1, comm, stream); }")]
    public Task Native_halves_are_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclGroupStart(); NcclNative.ncclSend(a, 8, NcclDataType.Int8, (rank + 1) % n, comm, stream); NcclNative.ncclRecv(b, 8, NcclDataType.Int8, (rank + n - 1) % n, comm, stream); NcclNative.ncclGroupEnd();")]
    [InlineData("NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1 - rank, comm, stream); NcclNative.ncclRecv(b, 8, NcclDataType.Int8, 1 - rank, comm, streams[1]);")]
    [InlineData("NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1 - rank, comm, stream); NcclNative.ncclRecv(b, 8, NcclDataType.Int8, 1 - rank, other, stream);")]
    [InlineData("if (rank == 0) NcclNative.ncclSend(a, 8, NcclDataType.Int8, 1, comm, stream); else NcclNative.ncclRecv(a, 8, NcclDataType.Int8, 0, comm, stream);")]
    public Task Native_halves_that_may_meet_are_not_reported(string statements) => Verify.VerifyNativeAsync(statements);

    [Fact]
    public Task Halves_of_helpers_that_some_ranks_call_are_not_reported() => Verify.VerifyAsync("""
        public static class Exchange
        {
            public static void All(Communicator comm, float[] mine, float[] theirs)
            {
                if (comm.Rank % 2 == 0) SendFirst(comm, mine, theirs); else RecvFirst(comm, mine, theirs);
                Ring(comm, mine, theirs);
                using (CollectiveGroup.Open()) Halves(comm, mine, theirs);
            }

            private static void SendFirst(Communicator comm, float[] mine, float[] theirs)
            {
                comm.Send(mine, comm.Rank ^ 1);
                comm.Recv(theirs, comm.Rank ^ 1);
            }

            private static void RecvFirst(Communicator comm, float[] mine, float[] theirs)
            {
                comm.Recv(theirs, comm.Rank ^ 1);
                comm.Send(mine, comm.Rank ^ 1);
            }

            private static void Ring(Communicator comm, float[] mine, float[] theirs)
            {
                [|comm.Send(mine, (comm.Rank + 1) % comm.Size)|];
                comm.Recv(theirs, (comm.Rank + comm.Size - 1) % comm.Size);
            }

            private static void Halves(Communicator comm, float[] mine, float[] theirs)
            {
                comm.Send(mine, comm.Rank ^ 1);
                comm.Recv(theirs, comm.Rank ^ 1);
            }

            [RequiresGroup, Collective] public static void Marked(Communicator comm, float[] mine, float[] theirs)
            {
                comm.Send(mine, comm.Rank ^ 1);
                comm.Recv(theirs, comm.Rank ^ 1);
            }
        }
        """);

    [Fact]
    public Task The_message_names_both_halves() => Verify.VerifyMethodAsync(
        $"{{|#0:comm.Send(view, {Next})|}};\ncomm.Recv(buffers[0], {Previous});",
        new DiagnosticResult(GroupingRules.UngroupedExchange).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithArguments(
                "Every rank waits in 'Send' before it comes to 'Recv' on line 11",
                "wrap them in 'using (CollectiveGroup.Open())', or call 'SendRecv'"));

    [Theory]
    [InlineData("private readonly CommunicatorClique _all = Communicator.InitAll(3); Communicator Comm => _all[1];", "[|Comm.Send(new int[1], 1)|]; [|Comm.Recv(new int[1], 1)|];")]
    [InlineData("private readonly CommunicatorClique _all = Communicator.InitAll(3); Communicator Comm => _all[1];", "Comm.Send(new int[1], 2);")]
    [InlineData("private CommunicatorClique _all = Communicator.InitAll(3); Communicator Comm => _all[1];", "Comm.Send(new int[1], 1);")]
    public Task A_communicator_of_a_known_rank_is_known_through_a_property(string members, string statements) =>
        Verify.VerifyAsync($"class C {{ {members} void M() {{ {statements} }} }}");
}
