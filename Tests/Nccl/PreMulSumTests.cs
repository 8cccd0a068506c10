using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Nccl.Tests.Support;

namespace TypedCollectives.Nccl.Tests;

public sealed class PreMulSumTests
{
    [Fact]
    public void EachCallHasAnOperatorOfItsOwnThatIsDestroyedWhenTheCallsArePassedOn()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D<float>(4)).ToArray();
        using var half = clique[1].Accelerator.Allocate1D<float>(2);
        standin.TakeCalls();
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(buffers[0], new PreMulSum<float>(1));
            clique[1].AllReduce(buffers[1], new PreMulSum<float>(2));
            clique[0].Reduce<float>(buffers[0].View, new PreMulSum<float>(-1), root: 1);
            clique[1].Reduce<float>(buffers[1].View, new PreMulSum<float>(0), root: 1);
            clique[1].ReduceScatter(buffers[1], half, ReduceOp.Max);
        }

        string[] calls = standin.TakeCalls().Split('\n');
        int first = int.Parse(calls[0].Split("-> ")[1]);
        Assert.Equal(
            $"""
            ncclRedOpCreatePreMulSum #0 type 7 3f800000 at 1 -> {first}
            ncclRedOpCreatePreMulSum #1 type 7 40000000 at 1 -> {first + 1}
            ncclRedOpCreatePreMulSum #0 type 7 bf800000 at 1 -> {first + 2}
            ncclRedOpCreatePreMulSum #1 type 7 0 at 1 -> {first + 3}
            ncclGroupStart
            ncclAllReduce #0 4 type 7 op {first}
            ncclAllReduce #1 4 type 7 op {first + 1}
            ncclReduce #0 4 type 7 op {first + 2} root 1
            ncclReduce #1 4 type 7 op {first + 3} root 1
            ncclReduceScatter #1 2 type 7 op 2
            ncclGroupEnd
            ncclRedOpDestroy #0 {first}
            ncclRedOpDestroy #0 {first + 2}
            ncclRedOpDestroy #1 {first + 1}
            ncclRedOpDestroy #1 {first + 3}
            """,
            string.Join('\n', calls));
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    [Fact]
    public void TheScalarIsOfTheElementType()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        Check<sbyte>(-2, "type 0 fe");
        Check<byte>(200, "type 1 c8");
        Check(-2, "type 2 fffffffe");
        Check(3u, "type 3 3");
        Check(-2L, "type 4 fffffffffffffffe");
        Check(ulong.MaxValue, "type 5 ffffffffffffffff");
        Check((System.Half)1, "type 6 3c00");
        Check(1.0, "type 8 3ff0000000000000");
        Check((BFloat16)1f, "type 9 3f80");
        Check((Float8E4M3)1f, "type 10 38");
        Check((Float8E5M2)1f, "type 11 3c");

        void Check<T>(T scalar, string expected)
            where T : unmanaged
        {
            using var buffer = clique[0].Accelerator.Allocate1D<T>(4);
            standin.TakeCalls();
            clique[0].AllReduce(buffer, new PreMulSum<T>(scalar));
            Assert.StartsWith($"ncclRedOpCreatePreMulSum #0 {expected} at 1", standin.TakeCalls());
        }
    }

    [Fact]
    public void AFailedCallLeavesNoOperatorBehind()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(2);
        using var buffer = clique[0].Accelerator.Allocate1D<float>(4);
        standin.TakeCalls();
        standin.Fail("ncclAllReduce", NcclResult.InternalError);
        var exception = Assert.Throws<NcclException>(() => clique[0].AllReduce(buffer, new PreMulSum<float>(2)));
        Assert.StartsWith("AllReduce<Single>(count 4, PreMulSum) at PreMulSumTests.cs", exception.Message);
        Assert.Contains("ncclRedOpDestroy #0", standin.TakeCalls());
        // The place of the call is used again, by one without a scalar.
        clique[0].AllReduce(buffer, ReduceOp.Sum);
        Assert.Equal("ncclAllReduce #0 4 type 7 op 0", standin.TakeCalls());
    }

    [Fact]
    public void TheOnlyRankMultipliesWithoutNccl()
    {
        var standin = new Standin();
        using CommunicatorClique clique = standin.InitAll(1);
        standin.TakeCalls();
        Check<float>(new[] { 1f, -2f, 3f }, 2f, [2f, -4f, 6f]);
        Check<long>(new long[] { 1, -2, 3 }, -3, [-3, 6, -9]);
        Check<byte>(new byte[] { 1, 100, 3 }, (byte)3, [3, 44, 9]);
        Check<BFloat16>(new[] { (BFloat16)1f, (BFloat16)3f }, (BFloat16)0.5f, [(BFloat16)0.5f, (BFloat16)1.5f]);
        Check<System.Half>(new[] { (System.Half)1, (System.Half)3 }, (System.Half)0.5, [(System.Half)0.5, (System.Half)1.5]);
        Assert.Empty(standin.TakeCalls());

        void Check<T>(T[] values, T scalar, T[] expected)
            where T : unmanaged
        {
            using var send = clique[0].Accelerator.Allocate1D(values);
            using var recv = clique[0].Accelerator.Allocate1D<T>(values.Length);
            clique[0].AllReduce(send, recv, new PreMulSum<T>(scalar));
            clique[0].AllReduce(send, new PreMulSum<T>(scalar));
            clique.Synchronize();
            Assert.Equal(expected, recv.GetAsArray1D());
            Assert.Equal(expected, send.GetAsArray1D());
        }
    }

    [Fact]
    public void WhatCannotBeScaledIsRefused()
    {
        var standin = new Standin { Version = new NcclVersion(2, 20, 3) };
        using CommunicatorClique clique = standin.InitAll(2);
        using var pairs = clique[0].Accelerator.Allocate1D<Pair>(2);
#pragma warning disable TC3003 // the mistake is the test's subject
        Assert.Contains("PreMulSum<Pair>", Assert.Throws<NotSupportedException>(() => clique[0].AllReduce(pairs, new PreMulSum<Pair>(default))).Message);
#pragma warning restore TC3003
        using CommunicatorClique host = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        using var buffer = host[0].Accelerator.Allocate1D<float>(2);
        Assert.Equal(
            "PreMulSum is done by NCCL only; this communicator is carried by the Host backend.",
            Assert.Throws<NotSupportedException>(() => host[0].AllReduce(buffer, new PreMulSum<float>(2))).Message);
        Assert.Throws<ArgumentException>(() => clique[0].AllReduce(buffer, new PreMulSum<float>(2)));
    }

    private record struct Pair(float First, float Second);
}
