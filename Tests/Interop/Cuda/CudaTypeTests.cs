using TypedCollectives.Interop.Cuda;

namespace TypedCollectives.Interop.Tests.Cuda;

public unsafe class CudaTypeTests
{
    [Fact]
    public void HandlesAreAsWideAsTheNativeOnes()
    {
        Assert.Equal(sizeof(nint), sizeof(CUcontext));
        Assert.Equal(sizeof(nint), sizeof(CUstream));
        Assert.Equal(sizeof(nint), sizeof(CUevent));
        Assert.Equal(sizeof(nint), sizeof(CUdeviceptr));
        Assert.Equal(sizeof(nint), sizeof(CUgraph));
        Assert.Equal(sizeof(nint), sizeof(CUgraphExec));
        Assert.Equal(4, sizeof(CUdevice));
    }

    [Theory]
    [InlineData(typeof(CUresult))]
    [InlineData(typeof(CUdevice_attribute))]
    [InlineData(typeof(CUpointer_attribute))]
    [InlineData(typeof(CUmemorytype))]
    [InlineData(typeof(CUctx_flags))]
    [InlineData(typeof(CUstream_flags))]
    [InlineData(typeof(CUevent_flags))]
    [InlineData(typeof(CUstreamCaptureMode))]
    [InlineData(typeof(CUstreamCaptureStatus))]
    public void EnumsAreFourBytesWide(Type type) =>
        Assert.Contains(Enum.GetUnderlyingType(type), (Type[])[typeof(int), typeof(uint)]);

    [Theory]
    [InlineData(CUresult.InvalidContext, 201)]
    [InlineData(CUresult.InvalidHandle, 400)]
    [InlineData(CUresult.NotReady, 600)]
    [InlineData(CUresult.PeerAccessAlreadyEnabled, 704)]
    [InlineData(CUresult.LaunchFailed, 719)]
    [InlineData(CUresult.NotSupported, 801)]
    public void ResultsAreThoseOfTheHeader(CUresult result, int value) => Assert.Equal(value, (int)result);

    [Fact]
    public void NullIsNull()
    {
        Assert.True(CUcontext.Null.IsNull);
        Assert.True(CUevent.Null.IsNull);
        Assert.True(CUdeviceptr.Null.IsNull);
        Assert.True(CUgraph.Null.IsNull);
        Assert.True(CUgraphExec.Null.IsNull);
        Assert.False(new CUcontext(1).IsNull);
        Assert.False(new CUevent(1).IsNull);
        Assert.False(new CUdeviceptr(1).IsNull);
        Assert.False(new CUgraph(1).IsNull);
        Assert.False(new CUgraphExec(1).IsNull);
    }
}
