using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Lifetime.NotDisposedAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Lifetime;

/// <summary>TC6001.</summary>
public class NotDisposedTests
{

    [Theory]
    [InlineData("var c = [|Communicator.InitAll()|]; c.Synchronize();")]
    [InlineData("[|Communicator.InitAll()|];")]
    [InlineData("_ = [|Communicator.InitAll()|];")]
    [InlineData("CommunicatorClique c; c = [|Communicator.InitAll()|]; foreach (var m in c) m.Barrier();")]
    [InlineData("var c = [|Communicator.InitAll()|]; Parallel.For(0, n, i => c[i].Barrier());")]
    [InlineData("var c = [|Communicator.InitAll()|]; if (flag) c.Dispose();")]
    [InlineData("var c = [|Communicator.InitAll()|]; if (flag) return; c.Dispose();")]
    [InlineData("var c = [|Communicator.InitAll()|]; Console.WriteLine(c.Count);")]
    [InlineData("var c = [|Communicator.InitAll()|]; Use(c); static void Use(CommunicatorClique c) { }")]
    [InlineData("var c = [|Communicator.InitAll()|]; Use(c); static void Use(CommunicatorClique c) { foreach (var m in c) m.Barrier(); Pass(c); } static void Pass(CommunicatorClique c) => c.Synchronize();")]
    [InlineData("var c = [|Communicator.InitAll()|]; Console.WriteLine(c.Select(m => m.Rank).Sum());")]
    [InlineData("var c = [|Communicator.InitAll()|]; var first = c[0]; first.Barrier();")]
    [InlineData("var first = [|Communicator.InitAll(2)|][0]; Console.WriteLine(first.Size);")]
    [InlineData("Console.WriteLine([|Communicator.InitAll(2)|].Count);")]
    [InlineData("var c = [|Communicator.InitAll(2)|]; c = Communicator.InitAll(4); c.Dispose();")]
    [InlineData("var c = [|Communicator.InitAll()|]; Parallel.ForEach(c, m => { if (m.Rank != 1) m.Split(0)?.Dispose(); });")]
    [InlineData("var c = [|Communicator.InitAll(2)|]; c[1].Dispose(); c[0].Barrier();")]
    [InlineData("var c = [|Communicator.InitAll(2)|]; Parallel.ForEach(c, m => { if (m.Rank == 0) m.Barrier(); else m.Abort(); });")]
    [InlineData("var c = [|Communicator.InitAll()|]; Action wait = c.Synchronize; wait();")]
    [InlineData("var c = [|Communicator.InitAll()|]; try { throw new InvalidOperationException(); } catch (InvalidOperationException) { c.Synchronize(); }")]
    [InlineData("CommunicatorClique? c = null; for (int i = 0; i < n; i++) c = [|Communicator.InitAll()|]; c?.Dispose();")]
    public Task A_clique_that_is_left_alone_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using var c = Communicator.InitAll(); c.Synchronize();")]
    [InlineData("using (var c = Communicator.InitAll()) c.Synchronize();")]
    [InlineData("using (Communicator.InitAll()) { }")]
    [InlineData("var c = Communicator.InitAll(); using (c) c.Synchronize();")]
    [InlineData("var c = Communicator.InitAll(); try { c.Synchronize(); } finally { c.Dispose(); }")]
    [InlineData("CommunicatorClique? c = null; try { c = Communicator.InitAll(); } finally { c?.Dispose(); }")]
    [InlineData("var c = Communicator.InitAll(); c.Synchronize(); c.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); foreach (var m in c) m.Dispose();")]
    [InlineData("var c = flag ? Communicator.InitAll() : null; if (flag) c!.Dispose();")]
    [InlineData("CommunicatorClique? c = null; if (flag) c = Communicator.InitAll(); if (flag) c!.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); while (true) c.Synchronize();")]
    [InlineData("var c = Communicator.InitAll(1); c[0].Barrier(); c[0].Dispose();")]
    [InlineData("var c = Communicator.InitAll(2); c[0].Dispose(); c[1].Dispose();")]
    [InlineData("var c = Communicator.InitAll(2); Parallel.ForEach(c, m => { if (m.Rank > 0) m.Dispose(); }); c[0].Dispose();")]
    [InlineData("var c = Communicator.InitAll(); try { throw new InvalidOperationException(); } catch (InvalidOperationException) { c.Dispose(); }")]
    [InlineData("var c = Communicator.InitAll(); try { throw new InvalidOperationException(); } finally { c.Dispose(); }")]
    [InlineData("var c = Communicator.InitAll(2); c.Dispose(); c = Communicator.InitAll(4); c.Dispose();")]
    [InlineData("CommunicatorClique? c = null; for (int i = 0; i < n; i++) { c?.Dispose(); c = Communicator.InitAll(); } c?.Dispose();")]
    [InlineData("using var first = Communicator.InitAll(1)[0]; first.Barrier();")]
    [InlineData("var first = Communicator.InitAll(1)[0]; first.Barrier(); first.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); var first = c[0]; first.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); Parallel.ForEach(c, m => m.Dispose());")]
    [InlineData("var c = Communicator.InitAll(); if (flag) throw new InvalidOperationException(); c.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); if (flag) Environment.Exit(1); c.Dispose();")]
    public Task What_is_disposed_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Clique = Communicator.InitAll();")]
    [InlineData("var c = Communicator.InitAll(); Clique = c;")]
    [InlineData("var c = Communicator.InitAll(); Use(c); static void Use(CommunicatorClique c) => c.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); Use(c); static void Use(CommunicatorClique c) { foreach (var m in c) m.Dispose(); }")]
    [InlineData("var c = Communicator.InitAll(); Use(c); static CommunicatorClique Use(CommunicatorClique c) => c;")]
    [InlineData("var c = Communicator.InitAll(); list.AddRange(c.ToList());")]
    [InlineData("var first = Communicator.InitAll()[0]; list.Add(first);")]
    [InlineData("var c = Communicator.InitAll(); var all = c.Select(m => Tuple.Create(m)).ToList();")]
    [InlineData("var c = Communicator.InitAll(); list.AddRange(c);")]
    [InlineData("var c = Communicator.InitAll(); var all = new[] { c };")]
    [InlineData("var c = Communicator.InitAll(); Action end = () => c.Dispose(); end();")]
    [InlineData("var c = Communicator.InitAll(); Action end = c.Dispose; end();")]
    [InlineData("var c = Communicator.InitAll(); (var d, n) = (c, 1); d.Dispose();")]
    [InlineData("var c = Communicator.InitAll(); comm = c[0];")]
    [InlineData("Func<CommunicatorClique> f = () => Communicator.InitAll();")]
    public Task What_is_handed_on_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("class User { readonly int _n; public User(CommunicatorClique c) { _n = c.Count; c.Synchronize(); } } void M() { var c = [|Communicator.InitAll()|]; new User(c); }")]
    [InlineData("class User { readonly CommunicatorClique _c; public User(CommunicatorClique c) { _c = c; } } void M() { var c = Communicator.InitAll(); new User(c); }")]
    [InlineData("class User(CommunicatorClique c) { public int N => c.Count; } void M() { var c = Communicator.InitAll(); new User(c); }")]
    public Task A_constructor_that_keeps_nothing_releases_nothing(string members) => Verify.VerifyAsync($"class C {{ {members} }}");

    [Theory]
    [InlineData("CommunicatorClique M() => Communicator.InitAll();")]
    [InlineData("CommunicatorClique M() { var c = Communicator.InitAll(); c.Synchronize(); return c; }")]
    [InlineData("IEnumerable<Communicator> M() { var c = Communicator.InitAll(); yield return c[0]; c.Dispose(); }")]
    [InlineData("private readonly CommunicatorClique _c = Communicator.InitAll();")]
    public Task What_is_returned_or_kept_is_not_reported(string member) => Verify.VerifyAsync($"class C {{ {member} }}");

    [Theory]
    [InlineData("NcclComm c; [|NcclNative.ncclCommInitRank(&c, 1, id, 0)|]; NcclNative.ncclCommFinalize(c);")]
    [InlineData("NcclComm* c = stackalloc NcclComm[2]; [|NcclNative.ncclCommInitAll(c, 2, null)|]; NcclNative.ncclAllReduce(p, p, 1, NcclDataType.Int8, NcclRedOp.Sum, c[0], default);")]
    [InlineData("NcclRedOp op; [|NcclNative.ncclRedOpCreatePreMulSum(&op, p, NcclDataType.Float32, default, comm)|]; NcclNative.ncclAllReduce(p, p, 1, NcclDataType.Float32, op, comm, default);")]
    [InlineData("void* h; [|NcclNative.ncclCommRegister(comm, p, 8, &h)|];")]
    [InlineData("void* m; [|NcclNative.ncclMemAlloc(&m, 8)|]; NcclNative.ncclAllReduce(m, m, 1, NcclDataType.Int8, NcclRedOp.Sum, comm, default);")]
    [InlineData("NcclComm c; if ([|NcclNative.ncclCommInitRank(&c, 1, id, 0)|] != NcclResult.Success) return;")]
    public Task Native_things_that_are_left_alone_are_reported(string statements) => VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclComm c; NcclNative.ncclCommInitRank(&c, 1, id, 0); NcclNative.ncclCommDestroy(c);")]
    [InlineData("NcclComm c; if (NcclNative.ncclCommInitRank(&c, 1, id, 0) != NcclResult.Success) return; NcclNative.ncclCommAbort(c);")]
    [InlineData("NcclComm c; var r = NcclNative.ncclCommInitRank(&c, 1, id, 0); if (r != NcclResult.Success) throw new InvalidOperationException(); NcclNative.ncclCommDestroy(c);")]
    [InlineData("NcclComm* c = stackalloc NcclComm[2]; NcclNative.ncclCommInitAll(c, 2, null); for (int i = 0; i < 2; i++) NcclNative.ncclCommDestroy(c[i]);")]
    [InlineData("NcclRedOp op; NcclNative.ncclRedOpCreatePreMulSum(&op, p, NcclDataType.Float32, default, comm); try { } finally { NcclNative.ncclRedOpDestroy(op, comm); }")]
    [InlineData("void* h; NcclNative.ncclCommRegister(comm, p, 8, &h); NcclNative.ncclCommDeregister(comm, h);")]
    [InlineData("void* m; NcclNative.ncclMemAlloc(&m, 8); NcclNative.ncclMemFree(m);")]
    [InlineData("void* m; NcclNative.ncclMemAlloc(&m, 8); s_kept = (nint)m;")]
    [InlineData("NcclComm c; NcclNative.ncclCommInitRank(&c, 1, id, 0); s_comm = c;")]
    [InlineData("fixed (NcclComm* c = s_comms) NcclNative.ncclCommInitAll(c, 2, null);")]
    public Task Native_things_that_are_released_or_kept_are_not_reported(string statements) => VerifyNativeAsync(statements);

    [Theory]
    [InlineData("var c = [|Communicator.Init(0, 2)|]; c.Barrier();")]
    [InlineData("var c = await [|Communicator.FromEnvironmentAsync()|].ConfigureAwait(false); c.Barrier();")]
    [InlineData("using var c = Communicator.Init(0, 2); var half = [|c.Split(0)|]; half.Barrier();")]
    [InlineData("await using var c = await Communicator.FromEnvironmentAsync(); c.Barrier();")]
    [InlineData("var c = Communicator.Init(0, 2); c.Abort();")]
    public Task Communicators_of_ranks_in_several_processes_are_followed(string statements) => Verify.VerifyUnreferencedAsync($$"""
        using System; using System.Threading.Tasks; using TypedCollectives;
        class C { async Task M() { await Task.Yield(); {{statements}} } }
        namespace TypedCollectives
        {
            public sealed class Communicator : IDisposable, IAsyncDisposable
            {
                public static Communicator Init(int rank, int size) => null!;
                public static Task<Communicator> FromEnvironmentAsync() => null!;
                public Communicator Split(int color) => null!;
                public void Barrier() { }
                public void Abort() { }
                public void Dispose() { }
                public ValueTask DisposeAsync() => default;
            }
        }
        """);

    private static Task VerifyNativeAsync(string statements) => Verify.VerifyAsync($$"""
        using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl;
        static unsafe class C
        {
            static nint s_kept; static NcclComm s_comm; static readonly NcclComm[] s_comms = new NcclComm[2];
            static void M(NcclComm comm, void* p, NcclUniqueId id) { {{statements}} }
        }
        """);
}
