using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC3002: arguments all ranks must agree on.</summary>
public class DivergentArgumentTests
{
    [Theory]
    [InlineData("comm.Broadcast(view, {|TC3002:comm.Rank|});")]
    [InlineData("comm.Broadcast(view, {|TC3002:root: comm.Rank % 2|});")]
    [InlineData("int root = comm.Rank == 0 ? 0 : 1; comm.Reduce(view, ReduceOp.Sum, {|TC3002:root|});")]
    [InlineData("comm.AllReduce(view, {|TC3002:comm.Rank == 0 ? ReduceOp.Sum : ReduceOp.Max|});")]
    [InlineData("comm.AllReduce({|TC3002:array.AsMemory(0, comm.Rank + 1)|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce({|TC3002:array.AsMemory(0, comm.Rank + 1)|}, comm.Size % 2 == 0 ? ReduceOp.Sum : ReduceOp.Max);")]
    [InlineData("float[] mine = new float[comm.Rank + 1]; comm.AllReduce({|TC3002:mine|}, ReduceOp.Sum);")]
    [InlineData("if (comm.Rank == 0) comm.Broadcast(view, {|TC3002:0|}); else comm.Broadcast(view, 1);")]
    [InlineData("if (comm.Rank == 0) comm.AllReduce(view, {|TC3002:ReduceOp.Sum|}); else comm.AllReduce(view, ReduceOp.Max);")]
    [InlineData("if (comm.Rank == 0) {|TC3002:comms[0]|}.AllReduce(view, ReduceOp.Sum); else list[1].AllReduce(view, ReduceOp.Sum);")]
    [InlineData("using var all = comm.Accelerator.Allocate1D<float>(8); comm.AllReduce({|TC3002:all.View.SubView(0, comm.Rank)|}, ReduceOp.Sum);")]
    [InlineData("using var all = comm.Accelerator.Allocate1D<float>(8); var part = all.View.SubView(0, comm.Rank); comm.AllReduce({|TC3002:part.BaseView|}, ReduceOp.Sum);")]
    [InlineData("using var all = comm.Accelerator.Allocate1D<float>(comm.Rank + 1); comm.Broadcast({|TC3002:all.View|}, 0);")]
    [InlineData("comm.AllReduce<float>({|TC3002:array.AsMemory()[..comm.Rank]|}, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce({|TC3002:array[comm.Rank..]|}, ReduceOp.Sum);")]
    [InlineData("comm.Gather({|TC3002:array.AsMemory(0, comm.Rank)|}, array.AsMemory(), 0);")]
    [InlineData("comm.AllGatherV(array, {|TC3002:[comm.Rank, 1]|});")]
    [InlineData("long[] counts = [1, comm.Rank]; comm.AllGatherV(view, view, {|TC3002:counts|});")]
    [InlineData("comm.Scatter(array.AsMemory(), {|TC3002:array.AsMemory(0, comm.Rank)|}, 0);")]
    public Task Arguments_that_depend_on_the_rank_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Broadcast(view, 0);")]
    [InlineData("comm.Broadcast(view, comm.Size - 1);")]
    [InlineData("comm.Broadcast(view, n % comm.Size);")]
    [InlineData("int root = 0; clique[root].Synchronize(); comm.Broadcast(view, root);")]
    [InlineData("comm.Send(view, (comm.Rank + 1) % comm.Size);")]
    [InlineData("comm.AllGather(view.SubView(comm.Rank * n, n), view);")]
    [InlineData("comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);")]
    [InlineData("comm.AllGatherV(array, [n, comm.Size]);")]
    [InlineData("long[] counts = new long[comm.Size]; counts[comm.Rank] = n; comm.AllReduce(counts, ReduceOp.Sum); comm.AllGatherV<float>(array.AsMemory(0, comm.Rank), array.AsMemory(n), counts);")]
    [InlineData("comm.AllToAllV(array.AsMemory(0, comm.Rank), [comm.Rank, 0], array.AsMemory(n, comm.Rank + 1), [0, comm.Rank + 1]);")]
    [InlineData("for (int i = 0; i < comm.Size; i++) comm.Broadcast(view, i);")]
    [InlineData("int[] root = [comm.Rank]; comm.AllReduce(root, ReduceOp.Min); comm.Broadcast(view, root[0]);")]
    [InlineData("comm.Gather(array, new float[comm.Rank == 0 ? n * comm.Size : 0], 0);")]
    [InlineData("comm.Scatter<float>(array.AsMemory(0, comm.Rank == 1 ? n : 0), array.AsMemory(0, n), 1);")]
    [InlineData("comm.AllReduce(array[(comm.Rank * n)..((comm.Rank + 1) * n)], ReduceOp.Sum);")]
    [InlineData("using var all = comm.Accelerator.Allocate1D<float>(8 * comm.Size); comm.AllReduce(all.View.SubView(8 * comm.Rank, 8), ReduceOp.Sum);")]
    public Task Arguments_that_are_the_same_everywhere_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    /// <summary>A communicator is that of the ranks that share its id, whatever the rank.</summary>
    [Theory]
    [InlineData("var c = Communicator.Init(id, mine, size); c.Barrier();")]
    [InlineData("var c = await Communicator.InitAsync(id, mine, size); c.Barrier();")]
    [InlineData("var ranks = new Communicator[size]; for (int i = 0; i < size; i++) ranks[i] = Communicator.Init(id, i, size); ranks[mine].Barrier();")]
    [InlineData("var ranks = new Communicator[3]; for (int r = 0; r < 3; r++) ranks[r] = Communicator.Init(id, r, 3); Parallel.For(0, 3, rank => ranks[rank].Barrier());")]
    [InlineData("var ranks = new Communicator[3]; for (int rank = 0; rank < 3; rank++) ranks[rank] = Communicator.Init(id, rank, 3); foreach (var c in ranks) c.Barrier();")]
    [InlineData("Communicator[] ranks = await Task.WhenAll(Enumerable.Range(0, 2).Select(rank => Communicator.InitAsync(id, rank, 2))); ranks[mine].Barrier();")]
    [InlineData("Communicator[] ranks = await Task.WhenAll(Enumerable.Range(0, 2).Select(rank => Communicator.InitAsync(id, rank, 2))); Parallel.ForEach(ranks, c => c.Barrier());")]
    [InlineData("Communicator[] ranks = [.. Enumerable.Range(0, 2).Select(rank => Communicator.Init(id, rank, 2))]; ranks[0].Barrier();")]
    [InlineData("var made = new List<Communicator>(); made.Add(Communicator.Init(id, mine, size)); made[0].Barrier();")]
    [InlineData("var clique = Communicator.InitAll(size); clique[mine].Barrier();")]
    public Task Communicators_of_one_id_are_not_reported(string statements) => Verify.VerifyAsync(OfId(statements));

    private static string OfId(string statements) => $$"""
        public static class C
        {
            public static async Task M(UniqueId id, [RankVarying] int mine, [Uniform] int size)
            {
                {{statements}}
            }
        }
        """;
}
