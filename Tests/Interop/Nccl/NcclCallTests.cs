using System.Reflection;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Nccl;

/// <summary>Every argument arrives in C as it was given, in its place and in its width.</summary>
[Collection(RecordingLibraries.NcclCalls)]
public unsafe class NcclCallTests
{
    private static readonly byte[] IdBytes = [.. Enumerable.Range(64, NcclUniqueId.SizeInBytes).Select(i => (byte)i)];
    private static readonly string IdText = Convert.ToHexString(IdBytes);

    // More than 32 bits, so that a narrowed count is seen.
    private static readonly nuint Count = unchecked((nuint)0x1_0000_0005);
    private static readonly NcclComm Comm = new(0xc0);
    private static readonly CUstream Stream = new(0x57);
    private static readonly void* Send = (void*)0x7fff00001000;
    private static readonly void* Recv = (void*)0x7fff00002000;
    private readonly Recorder _recorder = RecordingLibraries.Nccl;

    public NcclCallTests() => _recorder.TakeCalls();

    [Fact]
    public void InitRankTakesTheIdByValue()
    {
        NcclComm comm;
        Expect($"ncclCommInitRank 4 {IdText} 3", NcclNative.ncclCommInitRank(&comm, nranks: 4, new(IdBytes), rank: 3));
        Assert.Equal(new NcclComm(unchecked((nint)0x7000000000000001)), comm);
        Assert.False(comm.IsNull);
        Assert.True(NcclComm.Null.IsNull);
    }

    [Fact]
    public void InitRankConfigTakesTheIdByValueAndEveryOption()
    {
        fixed (byte* network = "a net\0"u8, name = "a name\0"u8)
        {
            NcclConfig config = NcclConfig.Create();
            config.Blocking = 0;
            config.CgaClusterSize = 1;
            config.MinCtas = 2;
            config.MaxCtas = 3;
            config.NetName = network;
            config.SplitShare = 4;
            config.TrafficClass = 5;
            config.CommName = name;
            config.CollnetEnable = 6;
            config.CtaPolicy = 7;
            config.ShrinkShare = 8;
            config.NvlsCtas = 9;
            config.NChannelsPerNetPeer = 10;
            config.NvlinkCentricSched = 11;
            config.GraphUsageMode = 12;
            config.NumRmaCtx = 13;
            config.MaxP2pPeers = 14;
            config.GraphStreamOrdering = 15;
            config.LaunchOrderImplicit = 16;
            config.NumRmaSig = 17;
            config.RmaEagerInit = 18;
            config.HostCftMode = 19;
            config.NvlsHostMode = 20;

            NcclComm comm;
            Expect(
                $"""
                ncclCommInitRankConfig 4 {IdText} 3
                120 cafebeef 23203
                0 1 2 3 a net 4 5 a name
                6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
                """,
                NcclNative.ncclCommInitRankConfig(&comm, nranks: 4, new(IdBytes), rank: 3, &config));
            Assert.Equal(new NcclComm(unchecked((nint)0x7000000000000002)), comm);
        }
    }

    [Fact]
    public void InitAllFillsEveryCommunicator()
    {
        int[] devices = [5, 2, 7];
        NcclComm[] comms = new NcclComm[3];
        fixed (int* list = devices)
        {
            fixed (NcclComm* first = comms)
            {
                Expect("ncclCommInitAll 3", NcclNative.ncclCommInitAll(first, 3, list));
            }
        }

        Assert.Equal([new(0x105), new(0x102), new(0x107)], comms);
    }

    [Fact]
    public void UniqueIdIsFilled()
    {
        NcclUniqueId id;
        Expect("ncclGetUniqueId", NcclNative.ncclGetUniqueId(&id));
        Assert.Equal(Enumerable.Range(0, 128).Select(i => (byte)(255 - i)), id.AsSpan().ToArray());
    }

    [Fact]
    public void VersionIsRead()
    {
        int version;
        Expect("ncclGetVersion", NcclNative.ncclGetVersion(&version));
        Assert.Equal(new(2, 21, 5), NcclVersion.FromCode(version));
    }

    [Fact]
    public void TextsAreRead()
    {
        Assert.Equal("an error", Marshal.PtrToStringUTF8((nint)NcclNative.ncclGetErrorString(NcclResult.Timeout)));
        Assert.Equal("the last error", Marshal.PtrToStringUTF8((nint)NcclNative.ncclGetLastError(Comm)));
        Assert.Equal("ncclGetErrorString 8\nncclGetLastError 0xc0", _recorder.TakeCalls());
    }

    [Fact]
    public void CommunicatorsAreQueried()
    {
        NcclResult error;
        Expect("ncclCommGetAsyncError 0xc0", NcclNative.ncclCommGetAsyncError(Comm, &error));
        Assert.Equal(NcclResult.RemoteError, error);

        int value;
        Expect("ncclCommCount 0xc0", NcclNative.ncclCommCount(Comm, &value));
        Assert.Equal(11, value);
        Expect("ncclCommCuDevice 0xc0", NcclNative.ncclCommCuDevice(Comm, &value));
        Assert.Equal(12, value);
        Expect("ncclCommUserRank 0xc0", NcclNative.ncclCommUserRank(Comm, &value));
        Assert.Equal(13, value);
    }

    [Fact]
    public void CommunicatorsAndGroupsEnd()
    {
        Expect("ncclCommFinalize 0xc0", NcclNative.ncclCommFinalize(Comm));
        Expect("ncclCommDestroy 0xc0", NcclNative.ncclCommDestroy(Comm));
        Expect("ncclCommAbort 0xc0", NcclNative.ncclCommAbort(Comm));
        Expect("ncclGroupStart", NcclNative.ncclGroupStart());
        Expect("ncclGroupEnd", NcclNative.ncclGroupEnd());
    }

    [Fact]
    public void MemoryIsAllocatedAndRegistered()
    {
        void* pointer;
        Expect("ncclMemAlloc 4294967301", NcclNative.ncclMemAlloc(&pointer, Count));
        Assert.Equal(0x21, (nint)pointer);
        Expect("ncclMemFree 0x7fff00001000", NcclNative.ncclMemFree(Send));
        Expect("ncclCommRegister 0xc0 0x7fff00001000 4294967301", NcclNative.ncclCommRegister(Comm, Send, Count, &pointer));
        Assert.Equal(0x22, (nint)pointer);
        Expect("ncclCommDeregister 0xc0 0x7fff00002000", NcclNative.ncclCommDeregister(Comm, Recv));
    }

    [Fact]
    public void OperatorsAreMadeAndDestroyed()
    {
        NcclRedOp op;
        Expect(
            "ncclRedOpCreatePreMulSum 0x7fff00001000 7 1 0xc0",
            NcclNative.ncclRedOpCreatePreMulSum(&op, Send, NcclDataType.Float32, NcclScalarResidence.HostImmediate, Comm));
        Assert.Equal((NcclRedOp)77, op);
        Expect("ncclRedOpDestroy 77 0xc0", NcclNative.ncclRedOpDestroy(op, Comm));
    }

    [Fact]
    public void ReductionsArrive()
    {
        Expect(
            "ncclReduce 0x7fff00001000 0x7fff00002000 4294967301 9 4 3 0xc0 0x57",
            NcclNative.ncclReduce(
                sendbuff: Send, recvbuff: Recv, Count, NcclDataType.BFloat16, NcclRedOp.Avg, root: 3, Comm, Stream));
        Expect(
            "ncclAllReduce 0x7fff00001000 0x7fff00002000 4294967301 8 1 0xc0 0x57",
            NcclNative.ncclAllReduce(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.Float64, NcclRedOp.Prod, Comm, Stream));
        Expect(
            "ncclReduceScatter 0x7fff00001000 0x7fff00002000 4294967301 2 3 0xc0 0x57",
            NcclNative.ncclReduceScatter(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.Int32, NcclRedOp.Min, Comm, Stream));
    }

    [Fact]
    public void MovesArrive()
    {
        Expect(
            "ncclBroadcast 0x7fff00001000 0x7fff00002000 4294967301 1 3 0xc0 0x57",
            NcclNative.ncclBroadcast(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.UInt8, root: 3, Comm, Stream));
        Expect(
            "ncclAllGather 0x7fff00001000 0x7fff00002000 4294967301 6 0xc0 0x57",
            NcclNative.ncclAllGather(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.Float16, Comm, Stream));
        Expect(
            "ncclAlltoAll 0x7fff00001000 0x7fff00002000 4294967301 11 0xc0 0x57",
            NcclNative.ncclAlltoAll(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.Float8E5M2, Comm, Stream));
        Expect(
            "ncclGather 0x7fff00001000 0x7fff00002000 4294967301 4 3 0xc0 0x57",
            NcclNative.ncclGather(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.Int64, root: 3, Comm, Stream));
        Expect(
            "ncclScatter 0x7fff00001000 0x7fff00002000 4294967301 5 3 0xc0 0x57",
            NcclNative.ncclScatter(sendbuff: Send, recvbuff: Recv, Count, NcclDataType.UInt64, root: 3, Comm, Stream));
        Expect(
            "ncclSend 0x7fff00001000 4294967301 10 3 0xc0 0x57",
            NcclNative.ncclSend(Send, Count, NcclDataType.Float8E4M3, peer: 3, Comm, Stream));
        Expect(
            "ncclRecv 0x7fff00002000 4294967301 3 2 0xc0 0x57",
            NcclNative.ncclRecv(Recv, Count, NcclDataType.UInt32, peer: 2, Comm, Stream));
    }

    [Fact]
    public void EveryFunctionHasAStandIn() => Assert.All(
        typeof(NcclNative).GetMethods(BindingFlags.Public | BindingFlags.Static),
        method => Assert.True(NativeLibrary.TryGetExport(_recorder.Handle, method.Name, out _), method.Name));

    [Fact]
    public void TheLibraryInUseIsReported()
    {
        Assert.True(NativeLibraries.TryLoadNccl(out NativeLibraryInfo info));
        Assert.Equal(_recorder.Path, info.Path);
        Assert.Equal(NativeLibraryOrigin.Explicit, info.Origin);
        Assert.Same(info, NativeLibraries.LoadNccl());
    }

    private void Expect(string calls, NcclResult result)
    {
        Assert.Equal(calls, _recorder.TakeCalls());
        Assert.Equal(NcclResult.InProgress, result);
    }
}
