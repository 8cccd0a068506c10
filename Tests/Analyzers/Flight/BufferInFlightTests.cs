using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4001 on device memory.</summary>
public class BufferInFlightTests
{
    private const string Buffer = "var b = comm.Accelerator.Allocate1D<float>(8); ";

    [Theory]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); float[] a = {|TC4001:b.GetAsArray1D()|};")]
    [InlineData("comm.AllReduce(b.View, ReduceOp.Sum); {|TC4001:b.CopyToCPU(array)|};")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); {|TC4001:b.View.CopyToCPU(array)|};")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); {|TC4001:b.CopyFromCPU(array)|};")]
    [InlineData("var v = b.View; comm.AllReduce(v, ReduceOp.Sum); {|TC4001:b.GetAsArray1D()|};")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); {|TC4001:b.GetAsArray1D(comm.Accelerator.DefaultStream)|};")]
    [InlineData("comm.Recv(b, 0); {|TC4001:b.GetAsArray1D()|};")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); var done = StreamEvent.After(comm.Stream); {|TC4001:b.GetAsArray1D()|};")]
    [InlineData("comm.AllGatherV(b, [1, n]); {|TC4001:b.GetAsArray1D()|};")]
    [InlineData("if (flag) comm.AllReduce(b, ReduceOp.Sum); {|TC4001:b.GetAsArray1D()|};")]
    [InlineData("using (CollectiveGroup.Open()) comm.AllReduce(b, ReduceOp.Sum); {|TC4001:b.GetAsArray1D()|};")]
    public Task A_host_copy_is_reported(string statements) => Verify.VerifyMethodAsync(Buffer + statements);

    [Theory]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); {|TC4001:b.Dispose()|};")]
    [InlineData("using var {|TC4001:c|} = comm.Accelerator.Allocate1D<float>(8); comm.AllReduce(c, ReduceOp.Sum);")]
    [InlineData("using (var {|TC4001:c|} = comm.Accelerator.Allocate1D<float>(8)) { comm.AllReduce(c, ReduceOp.Sum); } comm.Synchronize();")]
    [InlineData("try { comm.AllReduce(b, ReduceOp.Sum); } finally { {|TC4001:b.Dispose()|}; }")]
    public Task A_release_is_reported(string statements) => Verify.VerifyMethodAsync(Buffer + statements);

    [Theory]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); {|TC4001:buffers[0].GetAsArray()|};")]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); foreach (var b in buffers) {|TC4001:b.GetAsArray()|};")]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); Array.ForEach(buffers, b => {|TC4001:b.GetAsArray()|}.ToString());")]
    [InlineData("using (CollectiveGroup.Open()) { foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); } foreach (var c in clique) {|TC4001:buffers[c.Rank].GetAsArray()|};")]
    [InlineData("for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); {|TC4001:buffers[n].GetAsArray()|};")]
    [InlineData("for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); for (int i = 0; i < n; i++) {|TC4001:buffers[i].GetAsArray()|};")]
    [InlineData("MemoryBuffer1D<float, Stride1D.Dense>[] r = [.. comms.Select(c => c.Accelerator.Allocate1D<float>(8))]; for (int i = 0; i < comms.Length; i++) comms[i].AllReduce(r[i], ReduceOp.Sum); for (int i = 0; i < comms.Length; i++) {|TC4001:r[i].GetAsArray1D()|};")]
    [InlineData("for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); foreach (var c in comms) { if (flag) c.Synchronize(); } {|TC4001:buffers[0].GetAsArray()|};")]
    [InlineData("while (flag) { comm.AllReduce(view, ReduceOp.Sum); {|TC4001:view.GetAsArray()|}; }")]
    [InlineData("while (flag) { {|TC4001:view.CopyFromCPU(array)|}; comm.AllReduce(view, ReduceOp.Sum); }")]
    public Task A_buffer_of_a_loop_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("var s = comm.Accelerator.CreateStream(); comm.AllReduce(view, ReduceOp.Sum, s); comm.Synchronize(); {|TC4001:view.GetAsArray()|};")]
    [InlineData("AcceleratorStream[] s = [.. comms.Select(c => c.Accelerator.CreateStream())]; for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum, s[i]); Array.ForEach(buffers, b => {|TC4001:b.GetAsArray()|}.ToString());")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); comm.Accelerator.DefaultStream.Synchronize(); {|TC4001:view.GetAsArray()|};")]
    [InlineData("var s = comm.Accelerator.CreateStream(); comm.AllReduce(view, ReduceOp.Sum); {|TC4001:view.GetAsArray(s)|};")]
    public Task A_wait_for_another_stream_does_not_help(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); comm.Synchronize(); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); clique.Synchronize(); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); StreamEvent.After(comm.Stream).Synchronize(TimeSpan.FromSeconds(1)); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); var done = StreamEvent.After(comm.Stream); while (!done.IsComplete) n++; b.GetAsArray1D();")]
    [InlineData("for (int i = 0; i < comms.Length; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); foreach (var c in comms) c.Synchronize(); for (int i = 0; i < comms.Length; i++) buffers[i].GetAsArray();")]
    [InlineData("for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); for (int k = 0; k < n; k++) { comms[k].Synchronize(); } buffers[0].GetAsArray();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); comm.Stream.Synchronize(); b.GetAsArray1D();")]
    [InlineData("AcceleratorStream[] s = [.. comms.Select(c => c.Accelerator.CreateStream())]; comm.AllReduce(b, ReduceOp.Sum, s[n]); foreach (var own in s) own.Synchronize(); b.GetAsArray1D();")]
    [InlineData("AcceleratorStream[] s = [comm.Stream, comm.Accelerator.DefaultStream]; comm.AllReduce(b, ReduceOp.Sum, s[n]); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); comm.Accelerator.Synchronize(); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); b.GetAsArray1D(comm.Stream); b.Dispose();")]
    [InlineData("var s = comm.Accelerator.CreateStream(); comm.AllReduce(b, ReduceOp.Sum, s); s.Synchronize(); b.GetAsArray1D();")]
    [InlineData("var s = comm.Accelerator.CreateStream(); comm.AllReduce(b, ReduceOp.Sum, s); b.GetAsArray1D(s);")]
    [InlineData("using var c = comm.Accelerator.Allocate1D<float>(8); comm.AllReduce(c, ReduceOp.Sum); comm.Synchronize();")]
    [InlineData("if (flag) comm.AllReduce(b, ReduceOp.Sum); if (flag) comm.Synchronize(); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); if (n > 2) comm.Synchronize(); if (n > 2) b.GetAsArray1D();")]
    public Task What_was_waited_for_is_not_reported(string statements) => Verify.VerifyMethodAsync(Buffer + statements);

    [Theory]
    [InlineData("comm.AllReduce(b, b2, ReduceOp.Sum); b.GetAsArray1D();")]
    [InlineData("comm.Send(b, 1); b.GetAsArray1D();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); b2.GetAsArray1D();")]
    [InlineData("b.GetAsArray1D(); comm.AllReduce(b, ReduceOp.Sum);")]
    [InlineData("comm.AllReduce(b.View.SubView(0, 4), ReduceOp.Sum); b.View.SubView(4, 4).AsContiguous().GetAsArray();")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); b = b2; b.GetAsArray1D();")]
    [InlineData("if (flag) comm.AllReduce(b, ReduceOp.Sum); else b.GetAsArray1D();")]
    [InlineData("if (flag) { comm.AllReduce(b, ReduceOp.Sum); return; } b.GetAsArray1D();")]
    [InlineData("try { comm.AllReduce(b, ReduceOp.Sum); } catch { b.GetAsArray1D(); throw; }")]
    [InlineData("comm.AllReduce(b, ReduceOp.Sum); try { comm.Barrier(); } finally { comm.Synchronize(); b.Dispose(); }")]
    public Task Other_buffers_and_other_paths_are_not_reported(string statements) =>
        Verify.VerifyMethodAsync(Buffer + "var b2 = comm.Accelerator.Allocate1D<float>(8); " + statements);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { buffers[i].CopyFromCPU(array); comms[i].AllReduce(buffers[i], ReduceOp.Sum); }")]
    [InlineData("foreach (var c in clique) { buffers[c.Rank].CopyFromCPU(array); c.AllReduce(buffers[c.Rank], ReduceOp.Sum); }")]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); clique.Synchronize(); foreach (var b in buffers) b.GetAsArray();")]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); Array.ForEach(buffers, b => { clique.Synchronize(); b.GetAsArray(); });")]
    [InlineData("foreach (var c in clique) c.AllReduce(buffers[c.Rank], ReduceOp.Sum); var later = buffers.Select(b => b.GetAsArray()); clique.Synchronize(); later.ToList();")]
    [InlineData("foreach (var b in buffers) { comm.AllReduce(b, ReduceOp.Sum); comm.Synchronize(); b.GetAsArray(); }")]
    [InlineData("while (flag) { view.CopyFromCPU(comm.Stream, array); comm.AllReduce(view, ReduceOp.Sum); }")]
    [InlineData("comms[0].Send(buffers[0], 1); buffers[1].GetAsArray();")]
    public Task Other_rounds_are_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); wait(); view.GetAsArray();", "Action wait")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); await Task.Yield(); view.GetAsArray();", "int n")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); Wait(comm); view.GetAsArray();", "int n")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); Marked(); view.GetAsArray();", "int n")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); Virtual(); view.GetAsArray();", "int n")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); view.GetAsArray();", "AcceleratorStream s")]
    [InlineData("Sums(comm, view); view.GetAsArray();", "int n")]
    public Task What_may_wait_is_not_reported(string statements, string parameter) => VerifyHelpersAsync(statements, parameter);

    [Theory]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); Log(); {|TC4001:view.GetAsArray()|};")]
    [InlineData("Issues(comm, view); {|TC4001:view.GetAsArray()|};")]
    public Task Helpers_that_do_not_wait_are_seen_through(string statements) => VerifyHelpersAsync(statements, "int n");

    [Theory]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); {|TC4001:NcclNative.ncclMemFree(q)|};")]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); float f = {|TC4001:q[0]|};")]
    [InlineData("NcclNative.ncclBroadcast(p, q, 8, NcclDataType.Float32, 0, comm, s); {|TC4001:q[0]|} = 1;")]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); {|TC4001:System.Runtime.InteropServices.NativeMemory.Free(p)|};")]
    public Task Native_memory_is_followed(string statements) => VerifyNativeAsync(statements);

    [Theory]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); CudaNative.cuStreamSynchronize(s); float f = q[0];")]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); float f = p[0];")]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); while (CudaNative.cuStreamQuery(s) != CUresult.Success) { } NcclNative.ncclMemFree(q);")]
    [InlineData("NcclNative.ncclAllReduce(p, q, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, s); CudaNative.cuCtxSynchronize(); NcclNative.ncclMemFree(q);")]
    public Task Native_memory_that_was_waited_for_is_not_reported(string statements) => VerifyNativeAsync(statements);

    [Theory]
    [InlineData("clique.AllReduceGradients(replicas); {|TC4001:replicas[0].Gradients.GetAsArray1D()|};")]
    [InlineData("replicas[0].AllReduceGradients(clique[0]); {|TC4001:replicas[0].Gradients.GetAsArray1D()|};")]
    [InlineData("clique.Synchronize(replicas); foreach (var c in clique) {|TC4001:replicas[c.Rank].Weights.GetAsArray1D()|};")]
    [InlineData("for (int step = 0; step < 9; step++) { clique.AllReduceGradients(replicas); {|TC4001:replicas[0].Gradients.GetAsArray1D()|}; }")]
    [InlineData("clique.AllReduceGradients(replicas); clique.Synchronize(); replicas[0].Gradients.GetAsArray1D();")]
    [InlineData("clique.AllReduceGradients(replicas); replicas[0].Weights.GetAsArray1D();")]
    [InlineData("clique.AllReduceGradients(replicas); replicas[0].Gradients.GetAsArray1D(clique[0].Stream);")]
    public Task Buffers_of_generated_methods_are_followed(string statements) => Verify.VerifyWithGeneratedAsync(
        $$"""
        [CollectiveState]
        partial class Replica
        {
            [Broadcast(Root = 0)] public MemoryBuffer1D<float, Stride1D.Dense> Weights { get; } = null!;
            [AllReduce(ReduceOp.Sum)] public MemoryBuffer1D<float, Stride1D.Dense> Gradients { get; } = null!;
        }
        class C { void M(CommunicatorClique clique, Replica[] replicas) { {{statements}} } }
        """,
        """
        partial class Replica
        {
            [Collective] public void AllReduceGradients(Communicator comm, AcceleratorStream? stream = null) => comm.AllReduce(Gradients, ReduceOp.Sum, stream);
        }
        static class ReplicaCollectives
        {
            [Collective] public static void AllReduceGradients(this CommunicatorClique clique, IReadOnlyList<Replica> replicas)
            {
                using (CollectiveGroup.Open())
                    foreach (var comm in clique) replicas[comm.Rank].AllReduceGradients(comm);
            }

            [Collective] public static void Synchronize(this CommunicatorClique clique, IReadOnlyList<Replica> replicas) { }
        }
        """);

    private static Task VerifyHelpersAsync(string statements, string parameter) => Verify.VerifyAsync($$"""
        class C
        {
            async Task M(Communicator comm, ArrayView<float> view, {{parameter}}) { {{statements}} }
            void Wait(Communicator comm) => comm.Synchronize();
            [CompletesInFlight] void Marked() { }
            protected virtual void Virtual() { }
            void Log() => Console.WriteLine("issued");
            [Collective] void Sums(Communicator comm, ArrayView<float> v) { comm.AllReduce(v, ReduceOp.Sum); comm.Synchronize(); }
            [Collective] void Issues(Communicator comm, ArrayView<float> v) => comm.AllReduce(v, ReduceOp.Sum);
        }
        """);

    private static Task VerifyNativeAsync(string statements) => Verify.VerifyAsync($$"""
        using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl;
        static unsafe class C { static void M(NcclComm comm, float* p, float* q, CUstream s) { {{statements}} } }
        """);
}
