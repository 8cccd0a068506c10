using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4004.</summary>
public class OtherStreamTests
{
    private const string Kernels =
        "var s = comm.Accelerator.CreateStream(); var t = comm.Accelerator.CreateStream(); "
        + "var kernel = comm.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>>(Fill); "
        + "var onDefault = comm.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>>(Fill); "
        + "static void Fill(Index1D i, ArrayView<float> v) => v[i] = 1; ";

    [Theory]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); {|TC4004:kernel(s, n, view)|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); {|TC4004:kernel(comm.Accelerator.DefaultStream, n, view)|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); {|TC4004:onDefault(n, view)|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); {|TC4004:kernel(comm.Stream, n, view)|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); {|TC4004:kernel(t, n, view)|};")]
    [InlineData("AcceleratorStream[] all = [.. comms.Select(c => c.Accelerator.CreateStream())]; while (flag) { for (int i = 0; i < n; i++) {|TC4004:kernel(all[i], n, buffers[i])|}; for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); }")]
    public Task A_kernel_on_another_stream_is_reported(string statements) => Verify.VerifyMethodAsync(Kernels + statements);

    [Theory]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); {|TC4004:comm.Broadcast(view, 0, t)|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); {|TC4004:comm.Broadcast(view, 0)|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); {|TC4004:view.MemSetToZero()|};")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); {|TC4004:view.CopyFrom(s, buffers[0])|};")]
    public Task A_collective_or_copy_on_another_stream_is_reported(string statements) => Verify.VerifyMethodAsync(Kernels + statements);

    [Theory]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); kernel(comm.Stream, n, view);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); kernel(s, n, view);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, comm.Stream); comm.Broadcast(view, 0);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); comm.Synchronize(); onDefault(n, view);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); s.Synchronize(); kernel(t, n, view);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); t.WaitFor(StreamEvent.After(s)); kernel(t, n, view);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, s); using var e = StreamEvent.After(s); e.Wait(t); kernel(t, n, view);")]
    [InlineData("kernel(s, n, view); comm.AllReduce(view, ReduceOp.Sum);")]
    [InlineData("AcceleratorStream[] all = [.. comms.Select(c => c.Accelerator.CreateStream())]; while (flag) { for (int i = 0; i < n; i++) kernel(all[i], n, buffers[i]); for (int i = 0; i < n; i++) comms[i].AllReduce(buffers[i], ReduceOp.Sum); for (int i = 0; i < n; i++) all[i].WaitFor(StreamEvent.After(comms[i].Stream)); }")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum); kernel(s, n, buffers[0]);")]
    [InlineData("comm.Send(view, 1); kernel(s, n, view);")]
    [InlineData("using (CollectiveGroup.Open()) { comm.AllReduce(view, ReduceOp.Sum, s); comm.Broadcast(view, 0, t); }")]
    [InlineData("var u = flag ? s : t; comm.AllReduce(view, ReduceOp.Sum, u); kernel(s, n, view);")]
    [InlineData("comm.AllReduce(view, ReduceOp.Sum, flag ? s : t); kernel(s, n, view);")]
    public Task One_stream_or_a_wait_is_not_reported(string statements) => Verify.VerifyMethodAsync(Kernels + statements);

    [Fact]
    public Task Streams_that_are_given_may_be_one() => Verify.VerifyAsync("""
        class C
        {
            void M(Communicator comm, ArrayView<float> v, AcceleratorStream s, AcceleratorStream t)
            {
                comm.AllReduce(v, ReduceOp.Sum, s);
                comm.AllReduce(v, ReduceOp.Sum, t);
            }
        }
        """);

    [Theory]
    [InlineData("{|TC4004:NcclNative.ncclBroadcast(p, p, 8, NcclDataType.Float32, 0, comm, b)|};")]
    [InlineData("NcclNative.ncclBroadcast(p, p, 8, NcclDataType.Float32, 0, comm, a);")]
    [InlineData("CUevent e; CudaNative.cuEventCreate(&e, default); CudaNative.cuEventRecord(e, a); CudaNative.cuStreamWaitEvent(b, e, 0); NcclNative.ncclBroadcast(p, p, 8, NcclDataType.Float32, 0, comm, b);")]
    [InlineData("CudaNative.cuStreamSynchronize(a); NcclNative.ncclBroadcast(p, p, 8, NcclDataType.Float32, 0, comm, b);")]
    public Task Native_streams_are_followed(string statements) => Verify.VerifyAsync($$"""
        using TypedCollectives.Interop.Cuda; using TypedCollectives.Interop.Nccl;
        static unsafe class C
        {
            static void M(NcclComm comm, void* p)
            {
                CUstream a; CUstream b;
                CudaNative.cuStreamCreate(&a, CUstream_flags.NonBlocking); CudaNative.cuStreamCreate(&b, CUstream_flags.NonBlocking);
                NcclNative.ncclAllReduce(p, p, 8, NcclDataType.Float32, NcclRedOp.Sum, comm, a);
                {{statements}}
            }
        }
        """);
}
