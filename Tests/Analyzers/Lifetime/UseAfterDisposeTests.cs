using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Lifetime.UseAfterDisposeAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Lifetime;

/// <summary>TC4003.</summary>
public class UseAfterDisposeTests
{
    [Theory]
    [InlineData("comm.Dispose(); [|comm.Barrier()|];")]
    [InlineData("comm.Dispose(); [|comm.AllReduce(view, ReduceOp.Sum)|];")]
    [InlineData("comm.Dispose(); [|comm.Synchronize()|];")]
    [InlineData("using (comm) comm.Barrier(); [|comm.Barrier()|];")]
    [InlineData("try { comm.Barrier(); } finally { comm.Dispose(); } [|comm.Barrier()|];")]
    [InlineData("var mine = comm; mine.Dispose(); [|comm.Barrier()|];")]
    public Task A_use_after_Dispose_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("clique.Dispose(); [|clique.Synchronize()|];")]
    [InlineData("clique.Dispose(); [|clique[0].Barrier()|];")]
    [InlineData("clique.Dispose(); [|clique[0].Barrier()|]; clique[0].Dispose();")]
    [InlineData("clique.Dispose(); Other(() => { }); [|clique[0].Barrier()|]; clique[0].Dispose(); static void Other(Action act) => act();")]
    [InlineData("Action act = () => { try { clique.Dispose(); throw new InvalidOperationException(); } catch (InvalidOperationException) { [|clique[0].Barrier()|]; } };")]
    [InlineData("try { Action act = () => { clique.Dispose(); if (flag) throw new InvalidOperationException(); [|clique[0].Barrier()|]; }; } finally { n++; }")]
    [InlineData("var all = Communicator.InitAll(2); all.Dispose(); using var b = [|all[0].Accelerator.Allocate1D<float>(8)|];")]
    [InlineData("var all = Communicator.InitAll(); all.Dispose(); [|all[0].Stream.Synchronize()|];")]
    [InlineData("try { clique.Dispose(); throw new InvalidOperationException(); } catch (InvalidOperationException) { [|clique[0].Barrier()|]; }")]
    [InlineData("try { clique.Dispose(); throw new ArgumentNullException(); } catch (InvalidOperationException) { clique[0].Barrier(); } catch (ArgumentException) { [|clique[0].Barrier()|]; }")]
    [InlineData("try { try { throw new InvalidOperationException(); } finally { clique.Dispose(); } } catch (Exception) when (flag) { [|clique[0].Barrier()|]; }")]
    [InlineData("var first = clique[0]; clique.Dispose(); [|first.Barrier()|];")]
    [InlineData("_clique.Dispose(); [|_clique[n].Barrier()|];")]
    [InlineData("clique.Dispose(); foreach (var c in clique) [|c.Barrier()|];")]
    [InlineData("clique.Dispose(); Parallel.ForEach(clique, c => [|c.Barrier()|]);")]
    [InlineData("clique.Dispose(); Action use = () => [|clique[0].Barrier()|]; use();")]
    [InlineData("clique.Dispose(); [|Use(clique)|]; static void Use(CommunicatorClique all) { foreach (var c in all) c.Barrier(); }")]
    [InlineData("comm.Dispose(); [|Use(comm)|]; static void Use(Communicator c) => Pass(c); static void Pass(Communicator c) => c.Barrier();")]
    public Task Communicators_of_a_disposed_clique_are_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("var b = comm.Accelerator.Allocate1D<float>(8); b.Dispose(); [|comm.AllReduce(b, ReduceOp.Sum)|];")]
    [InlineData("var b = comm.Accelerator.Allocate1D<float>(8); b.Dispose(); [|comm.AllReduce(b.View, ReduceOp.Sum)|];")]
    [InlineData("var b = comm.Accelerator.Allocate1D<float>(8); b.Dispose(); [|b.GetAsArray1D()|];")]
    public Task A_disposed_buffer_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { [|comm.Barrier()|]; comm.Dispose(); }")]
    [InlineData("while (flag) { [|comm.Barrier()|]; comm.Dispose(); }")]
    [InlineData("foreach (var b in buffers) { [|comm.AllReduce(b, ReduceOp.Sum)|]; using (comm) { } }")]
    public Task A_use_in_a_later_round_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("if (flag) comm.Dispose(); if (flag) [|comm.Barrier()|];")]
    [InlineData("if (flag) comm.Dispose(); else { comm.Barrier(); comm.Dispose(); } [|comm.Barrier()|];")]
    public Task A_use_that_every_path_disposes_before_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.Barrier(); comm.Dispose();")]
    [InlineData("comm.Dispose(); comm.Dispose();")]
    [InlineData("comm.Dispose(); Console.WriteLine(comm.Rank);")]
    [InlineData("using (comm) comm.Barrier();")]
    [InlineData("using var c = Communicator.InitAll(); c.Synchronize();")]
    [InlineData("comm.Dispose(); comm = clique[0]; comm.Barrier();")]
    [InlineData("comms[0].Dispose(); comms[1].Barrier();")]
    [InlineData("foreach (var c in clique) { c.Barrier(); c.Dispose(); }")]
    [InlineData("foreach (var c in clique) c.Barrier(); clique.Dispose();")]
    [InlineData("clique.Dispose(); Use(clique); static void Use(CommunicatorClique all) => Console.WriteLine(all.Count);")]
    [InlineData("clique.Dispose(); Use(clique); static void Use(CommunicatorClique all) => all.Dispose();")]
    [InlineData("clique.Dispose(); Throws(() => clique[0].Barrier()); static void Throws(Action action) => action();")]
    [InlineData("clique.Dispose(); clique = Communicator.InitAll(); Action use = () => clique[0].Barrier(); use();")]
    [InlineData("Action use = () => clique[0].Barrier(); use(); clique.Dispose();")]
    [InlineData("for (int i = 0; i < n; i++) { comms[i].Barrier(); comms[i].Dispose(); }")]
    [InlineData("for (int i = 0; i < n; i++) { using var c = Communicator.InitAll(); c.Synchronize(); }")]
    [InlineData("clique[0].Dispose(); clique.Dispose();")]
    public Task Code_in_order_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("if (flag) comm.Dispose(); comm.Barrier();")]
    [InlineData("if (flag) { comm.Dispose(); return; } comm.Barrier();")]
    [InlineData("if (flag) { comm.Dispose(); throw new InvalidOperationException(); } comm.Barrier();")]
    [InlineData("if (flag) comm.Dispose(); if (!flag) comm.Barrier();")]
    [InlineData("try { comm.Barrier(); } catch { comm.Dispose(); throw; } comm.Barrier();")]
    [InlineData("try { comm.Barrier(); } catch { comm.Dispose(); } comm.Barrier();")]
    [InlineData("while (flag) { if (n > 3) { comm.Dispose(); break; } comm.Barrier(); }")]
    [InlineData("bool done = false; while (!done) { comm.Barrier(); comm.Dispose(); done = true; }")]
    [InlineData("bool done = false; while (!done) { if (n > 3) { comm.Dispose(); done = true; } else comm.Barrier(); }")]
    [InlineData("switch (n) { case 0: comm.Dispose(); break; default: comm.Barrier(); break; }")]
    public Task What_may_still_be_live_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("Action reset = () => comm = clique[0]; comm.Dispose(); reset(); comm.Barrier();")]
    [InlineData("_clique.Dispose(); Reset(); _clique.Synchronize(); void Reset() => Clique = null!;")]
    public Task What_another_method_may_replace_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_helper_marked_collective_is_a_use() => Verify.VerifyAsync("""
        class C
        {
            [Collective] void Step(Communicator comm) => comm.Barrier();
            void M(Communicator comm) { comm.Dispose(); [|Step(comm)|]; }
        }
        """);

    [Theory]
    [InlineData("NcclNative.ncclCommDestroy(comm); [|NcclNative.ncclAllReduce(p, p, 1, NcclDataType.Float32, NcclRedOp.Sum, comm, s)|];")]
    [InlineData("NcclNative.ncclCommAbort(comm); [|NcclNative.ncclCommDestroy(comm)|];")]
    [InlineData("NcclNative.ncclMemFree(p); [|NcclNative.ncclAllReduce(p, p, 1, NcclDataType.Float32, NcclRedOp.Sum, comm, s)|];")]
    [InlineData("NcclNative.ncclCommDestroy(comm); int n; [|NcclNative.ncclCommCount(comm, &n)|];")]
    public Task Native_communicators_and_memory_are_followed(string statements) => VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclCommFinalize(comm); NcclNative.ncclCommDestroy(comm);")]
    [InlineData("NcclNative.ncclCommDestroy(comm); NcclNative.ncclCommInitRank(&comm, 1, id, 0); NcclNative.ncclCommDestroy(comm);")]
    [InlineData("if (s.Value == 0) NcclNative.ncclCommAbort(comm); else NcclNative.ncclCommDestroy(comm);")]
    public Task Native_code_in_order_is_not_reported(string statements) => VerifyNativeAsync(statements);

    private static Task VerifyNativeAsync(string statements) => Verify.VerifyAsync($$"""
        using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl;
        static unsafe class C { static void M(NcclComm comm, void* p, CUstream s, NcclUniqueId id) { {{statements}} } }
        """);

    [Theory]
    [InlineData("clique.Dispose(); using var b = clique[0].Accelerator.Allocate1D<float>(8);")]
    [InlineData("var all = Communicator.InitAll([comm.Accelerator]); all.Dispose(); using var b = all[0].Accelerator.Allocate1D<float>(8);")]
    [InlineData("var all = Communicator.InitAll(2); using var b = all[0].Accelerator.Allocate1D<float>(8); all.Dispose();")]
    public Task A_device_that_may_outlive_the_clique_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);
}
