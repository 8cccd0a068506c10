using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Arguments.ArgumentAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>TC3001.</summary>
public class RankOutOfRangeTests
{
    [Theory]
    [InlineData("comm.Broadcast(view, {|TC3001:-1|});")]
    [InlineData("comm.Reduce(view, ReduceOp.Sum, root: {|TC3001:-1|});")]
    [InlineData("comm.Send(view, {|TC3001:-2|});")]
    [InlineData("const int Nobody = -1; comm.Recv(array, {|TC3001:Nobody|});")]
    [InlineData("int peer = 2 - 3; comm.Recv(array, {|TC3001:peer|});")]
    [InlineData("comm.SendRecv(buffers[0], 0, view, {|TC3001:-1|});")]
    public Task A_negative_rank_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using var two = Communicator.InitAll(2); two[0].Broadcast(view, {|TC3001:2|});")]
    [InlineData("using var two = Communicator.InitAll(2); foreach (var c in two) c.Broadcast(view, {|TC3001:7|});")]
    [InlineData("using var two = Communicator.InitAll(2, new CommunicatorOptions()); var c = two[1]; c.Send(view, {|TC3001:2|});")]
    [InlineData("using var some = Communicator.InitAll(n); some[0].Broadcast(view, {|TC3001:n|});")]
    [InlineData("using var some = Communicator.InitAll(n); some[0].Broadcast(view, {|TC3001:some.Count|});")]
    [InlineData("var ranks = 4; using var four = Communicator.InitAll(count: ranks); four[0].Broadcast(view, root: {|TC3001:ranks|});")]
    [InlineData("if (comm.Size == 2) comm.Broadcast(view, {|TC3001:2|});")]
    [InlineData("if (comm.Size == 2 && flag) { comm.Broadcast(view, {|TC3001:3|}); }")]
    [InlineData("if (comm.Size != 2) throw new Exception(); comm.Broadcast(view, {|TC3001:2|});")]
    [InlineData("if (comm.Size != 2 || n < 1) return; comm.Broadcast(view, {|TC3001:2|});")]
    public Task A_rank_beyond_a_known_number_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Broadcast(view, root: {|TC3001:comm.Size|});")]
    [InlineData("int last = comm.Size; comm.Broadcast(view, {|TC3001:last|});")]
    [InlineData("comm.Send(view, {|TC3001:comm.Size + 1|});")]
    [InlineData("foreach (var c in clique) c.Broadcast(view, {|TC3001:clique.Count|});")]
    public Task The_number_of_ranks_itself_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Send(view, {|TC3001:comm.Rank + 1|});")]
    [InlineData("comm.Recv(view, {|TC3001:comm.Rank - 1|});")]
    [InlineData("int next = comm.Rank + 1; comm.Send(view, {|TC3001:next|});")]
    [InlineData("foreach (var c in clique) c.Send(view, {|TC3001:c.Rank + 1|});")]
    [InlineData("if (flag) throw new Exception(); comm.Send(view, {|TC3001:comm.Rank + 1|});")]
    [InlineData("comm.SendRecv(buffers[0], {|TC3001:comm.Rank + 1|}, view, {|TC3001:comm.Rank - 1|});")]
    public Task A_neighbour_that_not_every_rank_has_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Broadcast(view, {|TC3001:comm.Device.Index|});")]
    [InlineData("int device = clique[1].Device.Index; comm.Send(view, {|TC3001:device|});")]
    public Task A_device_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Broadcast(view, 0);")]
    [InlineData("comm.Broadcast(view, 7);")]
    [InlineData("comm.Broadcast(view, n);")]
    [InlineData("comm.Broadcast(view, n - 1);")]
    [InlineData("comm.Broadcast(view, comm.Size - 1);")]
    [InlineData("comm.Broadcast(view, comm.Size / 2);")]
    [InlineData("comm.Broadcast(view, comm.Size + n);")]
    [InlineData("comm.Broadcast(view, clique.Count);")]
    [InlineData("using var two = Communicator.InitAll(2); two[0].Broadcast(view, 1);")]
    [InlineData("using var all = Communicator.InitAll(); all[0].Broadcast(view, 1);")]
    [InlineData("using var some = flag ? Communicator.InitAll(2) : Communicator.InitAll(4); some[0].Broadcast(view, 3);")]
    [InlineData("var some = Communicator.InitAll(2); some = Communicator.InitAll(4); some[0].Broadcast(view, 3);")]
    [InlineData("if (comm.Size == 2) comm.Broadcast(view, 1); else comm.Broadcast(view, 2);")]
    [InlineData("if (comm.Size == 2 || flag) comm.Broadcast(view, 2);")]
    [InlineData("if (clique.Count == 2) comm.Broadcast(view, 2);")]
    [InlineData("int root = -1; root = 0; comm.Broadcast(view, root);")]
    [InlineData("int root = -1; for (int i = 0; i < n; i++) root++; comm.Broadcast(view, root);")]
    public Task A_rank_that_may_be_one_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Send(view, (comm.Rank + 1) % comm.Size);")]
    [InlineData("comm.SendRecv(buffers[0], (comm.Rank + 1) % comm.Size, view, (comm.Rank + comm.Size - 1) % comm.Size);")]
    [InlineData("if (comm.Rank + 1 < comm.Size) comm.Send(view, comm.Rank + 1);")]
    [InlineData("if (comm.Rank == 0) comm.Send(view, comm.Rank + 1);")]
    [InlineData("if (comm.Rank == comm.Size - 1) return; comm.Send(view, comm.Rank + 1);")]
    [InlineData("foreach (var c in clique) { if (c.Rank == 0) continue; c.Send(view, c.Rank - 1); }")]
    [InlineData("foreach (var c in clique.SkipLast(1)) c.Send(view, c.Rank + 1);")]
    [InlineData("bool isLast = comm.Rank == comm.Size - 1; if (!isLast) comm.Send(view, comm.Rank + 1);")]
    [InlineData("switch (n) { case 0: comm.Send(view, comm.Rank + 1); break; }")]
    [InlineData("comm.Send(view, comm.Rank);")]
    [InlineData("for (int i = 0; i + 1 < n; i++) clique[i].Send(view, i + 1);")]
    [InlineData("void SendOn() => comm.Send(view, comm.Rank + 1); if (flag) SendOn();")]
    public Task A_neighbour_that_is_there_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_helper_that_is_marked_is_checked() => Verify.VerifyAsync(
        """
        public static class Helpers
        {
            [Collective]
            public static void Share(Communicator comm, float[] values, int root) => comm.Broadcast(values, root);

            public static void Call(Communicator comm, float[] values) => Share(comm, values, root: {|TC3001:-1|});
        }
        """);

    [Fact]
    public Task A_private_helper_may_be_called_by_those_with_a_neighbour() => Verify.VerifyAsync(
        """
        public static class Helpers
        {
            private static void SendOn(Communicator comm, float[] values) => comm.Send(values, comm.Rank + 1);

            public static void Call(Communicator comm, float[] values)
            {
                if (comm.Rank + 1 < comm.Size)
                    SendOn(comm, values);
            }
        }
        """);

    [Theory]
    [InlineData("var comms = stackalloc NcclComm[2]; NcclNative.ncclCommInitAll(comms, 2, null); NcclNative.ncclBroadcast(p, p, 1, NcclDataType.Float32, {|TC3001:2|}, comms[0], stream);")]
    [InlineData("NcclComm comm; NcclNative.ncclCommInitRank(&comm, 4, id, 0); NcclNative.ncclBroadcast(p, p, 1, NcclDataType.Float32, {|TC3001:4|}, comm, stream);")]
    [InlineData("NcclNative.ncclReduce(p, p, 1, NcclDataType.Float32, NcclRedOp.Sum, {|TC3001:-1|}, given, stream);")]
    [InlineData("int size; NcclNative.ncclCommCount(given, &size); NcclNative.ncclSend(p, 1, NcclDataType.Float32, {|TC3001:size|}, given, stream);")]
    [InlineData("int rank; NcclNative.ncclCommUserRank(given, &rank); NcclNative.ncclSend(p, 1, NcclDataType.Float32, {|TC3001:rank + 1|}, given, stream);")]
    [InlineData("int device; NcclNative.ncclCommCuDevice(given, &device); NcclNative.ncclBroadcast(p, p, 1, NcclDataType.Float32, {|TC3001:device|}, given, stream);")]
    [InlineData("int size = 0; NcclNative.ncclCommCount(given, &size); NcclNative.ncclSend(p, 1, NcclDataType.Float32, size - 1, given, stream);")]
    [InlineData("NcclComm comm; if (n > 1) NcclNative.ncclCommInitRank(&comm, 8, id, 0); else NcclNative.ncclCommInitRank(&comm, 4, id, 0); NcclNative.ncclBroadcast(p, p, 1, NcclDataType.Float32, 4, comm, stream);")]
    public Task Native_calls_are_checked(string statements) => Verify.VerifyAsync(NativeSource.Method(statements));
}
