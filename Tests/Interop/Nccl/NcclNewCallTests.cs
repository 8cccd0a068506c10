using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Nccl;

/// <summary>Every argument of the functions since NCCL 2.18 arrives in C as it was given, in its place and in its width.</summary>
[Collection(RecordingLibraries.NcclCalls)]
public unsafe class NcclNewCallTests
{
    private static readonly byte[] IdBytes = [.. Enumerable.Range(64, NcclUniqueId.SizeInBytes).Select(i => (byte)i)];
    private static readonly string IdText = Convert.ToHexString(IdBytes);
    private static readonly nuint Count = unchecked((nuint)0x1_0000_0005);
    private static readonly NcclComm Comm = new(0xc0);
    private static readonly NcclWindow Window = new(0x31);
    private static readonly CUstream Stream = new(0x57);
    private static readonly void* Send = (void*)0x7fff00001000;
    private static readonly void* Recv = (void*)0x7fff00002000;
    private readonly Recorder _recorder = RecordingLibraries.Nccl;

    public NcclNewCallTests() => _recorder.TakeCalls();

    [Fact]
    public void CommunicatorsAreDerived()
    {
        NcclConfig config = NcclConfig.Create();
        config.Blocking = 1;
        config.SplitShare = 2;
        config.ShrinkShare = 3;
        NcclComm comm;
        NcclUniqueId[] ids = [default, new(IdBytes)];
        fixed (NcclUniqueId* first = ids)
        {
            Expect(
                $"ncclCommInitRankScalable 7 6 2 {IdText} 1",
                NcclNative.ncclCommInitRankScalable(&comm, nranks: 7, myrank: 6, nId: 2, first, &config));
            Assert.Equal(new NcclComm(unchecked((nint)0x7000000000000003)), comm);
            Expect(
                $"ncclCommGrow 0xc0 5 {IdText} 4 1", NcclNative.ncclCommGrow(Comm, nRanks: 5, &first[1], rank: 4, &comm, &config));
            Assert.Equal(new NcclComm(unchecked((nint)0x7000000000000006)), comm);
        }

        Expect("ncclCommSplit 0xc0 8 9 2", NcclNative.ncclCommSplit(Comm, color: 8, key: 9, &comm, &config));
        Assert.Equal(new NcclComm(unchecked((nint)0x7000000000000004)), comm);
        int* excluded = stackalloc int[] { 5, 3 };
        Expect(
            "ncclCommShrink 0xc0 3 2 3 1", NcclNative.ncclCommShrink(Comm, excluded, 2, &comm, &config, NcclShrinkFlags.Abort));
        Assert.Equal(new NcclComm(unchecked((nint)0x7000000000000005)), comm);

        NcclUniqueId id;
        Expect("ncclCommGetUniqueId 0xc0", NcclNative.ncclCommGetUniqueId(Comm, &id));
        Assert.Equal(99, id[127]);
    }

    [Fact]
    public void CommunicatorsAreRevokedAndSuspended()
    {
        Expect("ncclCommRevoke 0xc0 7", NcclNative.ncclCommRevoke(Comm, 7));
        Expect("ncclCommSuspend 0xc0 1", NcclNative.ncclCommSuspend(Comm, NcclSuspendFlags.Memory));
        Expect("ncclCommResume 0xc0", NcclNative.ncclCommResume(Comm));
        ulong bytes;
        Expect("ncclCommMemStats 0xc0 3", NcclNative.ncclCommMemStats(Comm, NcclCommMemStat.GpuMemTotal, &bytes));
        Assert.Equal(0x100000001ul, bytes);
    }

    [Fact]
    public void WindowsAreRegistered()
    {
        NcclWindow window;
        Expect(
            "ncclCommWindowRegister 0xc0 0x7fff00001000 4294967301 3",
            NcclNative.ncclCommWindowRegister(
                Comm, Send, Count, &window, NcclWindowFlags.CollSymmetric | NcclWindowFlags.StrictOrdering));
        Assert.Equal(Window, window);
        Assert.False(window.IsNull);
        Assert.True(NcclWindow.Null.IsNull);
        Expect("ncclCommWindowDeregister 0xc0 0x31", NcclNative.ncclCommWindowDeregister(Comm, window));
        void* pointer;
        Expect("ncclWinGetUserPtr 0xc0 0x31", NcclNative.ncclWinGetUserPtr(Comm, window, &pointer));
        Assert.Equal(0x32, (nint)pointer);
    }

    [Fact]
    public void OneSidedOperationsArrive()
    {
        Expect(
            "ncclPutSignal 0x7fff00001000 4294967301 8 2 0x31 4294967302 3 4 5 0xc0 0x57",
            NcclNative.ncclPutSignal(
                Send, Count, NcclDataType.Float64, peer: 2, Window, peerWinOffset: Count + 1, sigIdx: 3, ctx: 4, flags: 5, Comm, Stream));
        Expect("ncclSignal 2 3 4 5 0xc0 0x57", NcclNative.ncclSignal(peer: 2, sigIdx: 3, ctx: 4, flags: 5, Comm, Stream));
        NcclWaitSignalDesc* signals = stackalloc NcclWaitSignalDesc[2];
        signals[1] = new() { OpCnt = 6, Peer = 7, SigIdx = 8, Ctx = 9 };
        Expect("ncclWaitSignal 2 6 7 8 9 0xc0 0x57", NcclNative.ncclWaitSignal(2, signals, Comm, Stream));
    }

    [Fact]
    public void GroupsAreSimulated()
    {
        NcclSimInfo info = NcclSimInfo.Create();
        Expect("ncclGroupSimulateEnd 24 74685283 23203 -1", NcclNative.ncclGroupSimulateEnd(&info));
        Assert.Equal(12.5f, info.EstimatedTime);
        NcclNative.ncclResetDebugInit();
        Assert.Equal("ncclResetDebugInit", _recorder.TakeCalls());
    }

    [Fact]
    public void EncryptionIsSet()
    {
        fixed (byte* key = "the key\0"u8)
        {
            NcclEncryptionConfig config = NcclEncryptionConfig.Create();
            config.Mode = NcclEncryptionMode.PreSharedKey;
            config.Psk = key;
            Expect("ncclSetEncryption 32 cafebeef 23203 1 the key", NcclNative.ncclSetEncryption(&config));
        }
    }

    [Fact]
    public void TheOldBroadcastArrives() => Expect(
        "ncclBcast 0x7fff00001000 4294967301 2 3 0xc0 0x57",
        NcclNative.ncclBcast(Send, Count, NcclDataType.Int32, root: 3, Comm, Stream));

    [Fact]
    public void CollectivesTakeOptionsOfTheirOwn()
    {
        const string Options = "72 cafebeef 23203 1 2 3 4 ring 0 5 9000000000000000000 0x61 77";
        NcclConfigExt second = new() { VendorId = 3, OptionId = 4, Value = 77 };
        NcclConfigExt first = new() { Next = &second };
        fixed (byte* algorithm = "ring\0"u8)
        {
            NcclCollConfig config = NcclCollConfig.Create();
            config.Ext = &first;
            config.MinCtas = 1;
            config.MaxCtas = 2;
            config.NvlsCtas = 3;
            config.CgaClusterSize = 4;
            config.AlgSelection = algorithm;
            config.ForceAlgSelection = 0;
            config.CtaPolicy = 5;
            config.UserProfilerTag = 9_000_000_000_000_000_000;
            config.LaunchCompletionEvent = (void*)0x61;
            NcclCollConfig* options = &config;
            const NcclDataType Type = NcclDataType.Float64;
            Check("AllReduce", "8 4", NcclNative.ncclAllReduceConfig(Send, Recv, Count, Type, NcclRedOp.Avg, Comm, Stream, options));
            Check("Broadcast", "8 3", NcclNative.ncclBroadcastConfig(Send, Recv, Count, Type, 3, Comm, Stream, options));
            Check("Reduce", "8 4 3", NcclNative.ncclReduceConfig(Send, Recv, Count, Type, NcclRedOp.Avg, 3, Comm, Stream, options));
            Check("AllGather", "8", NcclNative.ncclAllGatherConfig(Send, Recv, Count, Type, Comm, Stream, options));
            Check(
                "ReduceScatter", "8 4",
                NcclNative.ncclReduceScatterConfig(Send, Recv, Count, Type, NcclRedOp.Avg, Comm, Stream, options));
            Check("AlltoAll", "8", NcclNative.ncclAlltoAllConfig(Send, Recv, Count, Type, Comm, Stream, options));
            Check("Gather", "8 3", NcclNative.ncclGatherConfig(Send, Recv, Count, Type, 3, Comm, Stream, options));
            Check("Scatter", "8 3", NcclNative.ncclScatterConfig(Send, Recv, Count, Type, 3, Comm, Stream, options));
        }

        void Check(string name, string middle, NcclResult result) => Expect(
            $"nccl{name}Config 0x7fff00001000 0x7fff00002000 4294967301 {middle} 0xc0 0x57\n{Options}", result);
    }

    [Fact]
    public void ParametersAreRead()
    {
        fixed (byte* key = "KEY\0"u8)
        {
            NcclParamHandle handle;
            Expect("ncclParamBind KEY", NcclNative.ncclParamBind(&handle, key));
            Assert.Equal(new NcclParamHandle(0x41), handle);

            sbyte i8;
            short i16;
            int i32;
            long i64;
            byte u8;
            ushort u16;
            uint u32;
            ulong u64;
            Expect("ncclParamGetI8 0x41", NcclNative.ncclParamGetI8(handle, &i8));
            Expect("ncclParamGetI16 0x41", NcclNative.ncclParamGetI16(handle, &i16));
            Expect("ncclParamGetI32 0x41", NcclNative.ncclParamGetI32(handle, &i32));
            Expect("ncclParamGetI64 0x41", NcclNative.ncclParamGetI64(handle, &i64));
            Expect("ncclParamGetU8 0x41", NcclNative.ncclParamGetU8(handle, &u8));
            Expect("ncclParamGetU16 0x41", NcclNative.ncclParamGetU16(handle, &u16));
            Expect("ncclParamGetU32 0x41", NcclNative.ncclParamGetU32(handle, &u32));
            Expect("ncclParamGetU64 0x41", NcclNative.ncclParamGetU64(handle, &u64));
            Assert.Equal((-8, -1600, -320000, -64000000000), (i8, i16, i32, i64));
            Assert.Equal((208, 51600, 3200000000u, 16400000000000000000ul), (u8, u16, u32, u64));

            byte* text;
            int length;
            Expect("ncclParamGetStr 0x41", NcclNative.ncclParamGetStr(handle, &text));
            Assert.Equal("a value", Marshal.PtrToStringUTF8((nint)text));
            Expect("ncclParamGetParameter KEY", NcclNative.ncclParamGetParameter(key, &text, &length));
            Assert.Equal(("text", 4), (Marshal.PtrToStringUTF8((nint)text), length));
            byte* bytes = stackalloc byte[9];
            Expect("ncclParamGet 0x41 9", NcclNative.ncclParamGet(handle, bytes, 9, &length));
            Assert.Equal((3, (byte)'c'), (length, bytes[2]));
            byte** table;
            Expect("ncclParamGetAllParameterKeys", NcclNative.ncclParamGetAllParameterKeys(&table, &length));
            Assert.Equal((2, "SECOND"), (length, Marshal.PtrToStringUTF8((nint)table[1])));
            NcclNative.ncclParamDumpAll();
            Assert.Equal("ncclParamDumpAll", _recorder.TakeCalls());
        }
    }

    private void Expect(string calls, NcclResult result)
    {
        Assert.Equal(calls, _recorder.TakeCalls());
        Assert.Equal(NcclResult.InProgress, result);
    }
}
