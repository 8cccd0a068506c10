using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Handlers.CollectiveInHandlerAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Handlers;

/// <summary>TC2005.</summary>
public class CollectiveInHandlerTests
{
    private const string Catch = "in a catch block: the ranks without an exception do not make the call, and it waits for them; note the "
        + "failure here and agree on it in a collective after the try statement";
    private const string Finally = "in a finally block: a rank with an exception makes the call while the others are at another collective; "
        + "call it after the try statement";
    private const string Lock = "inside a lock: it waits for the other ranks, and a thread that has to take the lock for the matching call "
        + "never gets there; leave the lock first";

    [Theory]
    [InlineData("try { n++; } catch { [|comm.Barrier()|]; }")]
    [InlineData("try { n++; } catch (InvalidOperationException e) when (e.Message.Length > n) { if (flag) [|comm.AllReduce(view, ReduceOp.Sum)|]; throw; }")]
    [InlineData("try { n++; } catch { foreach (var c in comms) [|c.Barrier()|]; }")]
    [InlineData("try { n++; } catch { [|comm.Send(view, 0)|]; }")]
    [InlineData("try { n++; } catch { [|clique[n].Barrier()|]; }")]
    [InlineData("Parallel.ForEach(clique, c => { try { n++; } catch { [|c.Barrier()|]; } });")]
    [InlineData("try { n++; } catch { Act(c => [|c.Barrier()|]); } void Act(Action<Communicator> call) => call(comm);")]
    public Task A_collective_in_a_catch_block_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("try { n++; } finally { [|comm.Barrier()|]; }")]
    [InlineData("try { n++; } finally { if (flag) [|comm.AllReduce(view, ReduceOp.Sum)|]; comm.Synchronize(); }")]
    [InlineData("foreach (var c in clique) { try { n++; } finally { [|c.Barrier()|]; } }")]
    public Task A_collective_in_a_finally_block_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("lock (clique) { [|comm.Barrier()|]; }")]
    [InlineData("lock (clique) { using (CollectiveGroup.Open()) [|comm.Barrier()|]; }")]
    [InlineData("var gate = new Lock(); lock (gate) [|comm.AllReduce(view, ReduceOp.Sum)|];")]
    [InlineData("Parallel.ForEach(clique, c => { lock (clique) [|c.Barrier()|]; });")]
    public Task A_collective_under_a_lock_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("public void Dispose() => [|_comm.Barrier()|];")]
    [InlineData("void IDisposable.Dispose() { [|_comm.Barrier()|]; }")]
    [InlineData("public void Dispose() => Dispose(true); private void Dispose(bool disposing) { if (disposing) [|_comm.Barrier()|]; }")]
    [InlineData("public void Dispose() => [|Finish()|]; private void Finish() => _comm.Barrier();")]
    [InlineData("public void Dispose() { } public async ValueTask DisposeAsync() { [|_comm.Barrier()|]; await Task.Yield(); }")]
    [InlineData("public void Dispose() { } ~C() { [|_comm.Barrier()|]; }")]
    public Task A_collective_that_disposing_makes_is_reported(string members) => Verify.VerifyAsync(InClass(members));

    [Theory]
    [InlineData("public void M() { try { Work(); } catch { [|Save(_comm)|]; } } private static void Save(Communicator comm) => comm.Barrier();")]
    [InlineData("public void M() { try { Work(); } finally { [|Save()|]; } } private void Save() { if (_comm.Rank > 0) Deep(); } private void Deep() => _comm.Barrier();")]
    [InlineData("public void M() { try { Work(); } catch { [|Save(_comm)|]; } } [Collective] private static void Save(Communicator comm) { }")]
    public Task A_helper_with_a_collective_is_reported(string members) => Verify.VerifyAsync(InClass(members + " public void Dispose() { }"));

    [Fact]
    public Task A_native_collective_is_reported() => Verify.VerifyAsync("""
        using TypedCollectives.Interop.Cuda;
        using TypedCollectives.Interop.Nccl;
        public static unsafe class C
        {
            private static readonly object Gate = new();
            public static void M(NcclComm comm, void* data, CUstream stream)
            {
                try { }
                catch { _ = [|NcclNative.ncclAllReduce(data, data, 1, NcclDataType.Float32, NcclRedOp.Sum, comm, stream)|]; }
                finally { _ = [|NcclNative.ncclSend(data, 1, NcclDataType.Float32, 0, comm, stream)|]; }
                lock (Gate) _ = [|NcclNative.ncclBroadcast(data, data, 1, NcclDataType.Float32, 0, comm, stream)|];
            }
        }
        """);

    [Theory]
    [InlineData("try { comm.Barrier(); } finally { comm.Synchronize(); }")]
    [InlineData("CollectiveGroup.Start(); try { comm.Barrier(); } finally { CollectiveGroup.End(); }")]
    [InlineData("try { comm.Barrier(); } finally { comm.Dispose(); clique.Dispose(); }")]
    [InlineData("using (CollectiveGroup.Open()) comm.Barrier();")]
    [InlineData("int failed = 0; try { n++; } catch { failed = 1; } array[0] = failed; comm.AllReduce(array, ReduceOp.Max);")]
    [InlineData("try { comm.Barrier(); } catch { Console.WriteLine(); }")]
    [InlineData("lock (clique) { n++; } comm.Barrier();")]
    public Task Handlers_without_a_collective_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("try { n++; } catch { using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier(); }")]
    [InlineData("try { n++; } finally { using (CollectiveGroup.Open()) for (int i = 0; i < clique.Count; i++) clique[i].Barrier(); }")]
    [InlineData("lock (clique) using (CollectiveGroup.Open()) foreach (var c in Clique) c.Barrier();")]
    [InlineData("try { n++; } catch { InGroup(clique, c => c.Barrier()); } void InGroup(CommunicatorClique all, Action<Communicator> call) { using (CollectiveGroup.Open()) foreach (var c in all) call(c); }")]
    [InlineData("try { n++; } finally { InGroup(c => c.Barrier(), Clique); } void InGroup(Action<Communicator> call, CommunicatorClique all) { using (CollectiveGroup.Open()) foreach (var c in all) call(c); }")]
    [InlineData("try { n++; } catch { foreach (var c in clique) Save(c); } void Save(Communicator c) => c.Barrier();")]
    public Task All_ranks_of_one_thread_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_clique_that_is_synchronized_when_it_is_disposed_is_not_reported() => Verify.VerifyAsync("""
        public sealed class C(CommunicatorClique clique) : IDisposable
        {
            public void Dispose()
            {
                using (CollectiveGroup.Open())
                    foreach (var c in clique) c.Barrier();
                clique.Dispose();
            }
        }
        """);

    [Theory]
    [InlineData("try { comm.Barrier(); } catch (CollectiveException) { clique[1].Barrier(); }")]
    [InlineData("try { comm.Barrier(); } catch (CollectiveTimeoutException e) when (e.Message.Length > 0) { clique[1].Barrier(); }")]
    public Task An_exception_of_all_ranks_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("using (CollectiveGroup.Open()) { lock (clique) comm.Barrier(); }")]
    [InlineData("using var group = CollectiveGroup.Open(); lock (clique) { comm.Barrier(); }")]
    public Task A_call_that_a_lock_only_records_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("public void Dispose(int rank) => _comm.Barrier(); public void Dispose() { }")]
    [InlineData("public void Dispose() { _comm.Synchronize(); _comm.Dispose(); }")]
    [InlineData("public void Close() => _comm.Barrier(); public void Dispose() { }")]
    [InlineData("public void Dispose() { Work(); void Later() => _comm.Barrier(); }")]
    public Task Other_members_are_not_reported(string members) => Verify.VerifyAsync(InClass(members));

    [Theory]
    [InlineData("try { n++; } catch { {|#0:comm.Barrier()|}; }", Catch)]
    [InlineData("try { n++; } finally { {|#0:comm.Barrier()|}; }", Finally)]
    [InlineData("lock (clique) { {|#0:comm.Barrier()|}; }", Lock)]
    [InlineData("lock (clique) { try { n++; } catch { {|#0:comm.Barrier()|}; } }", Catch)]
    public Task The_message_says_where_and_what_to_do(string statements, string where) => Verify.VerifyMethodAsync(
        statements, new DiagnosticResult(HandlerRules.CollectiveInHandler).WithLocation(0).WithArguments("Barrier", where));

    private static string InClass(string members) => $$"""
        public sealed class C(Communicator comm) : IDisposable
        {
            private readonly Communicator _comm = comm;
            private static void Work() { }
            {{members}}
        }
        """;
}
