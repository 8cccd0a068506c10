using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Nccl;

/// <summary>What is wrong with a library is said when a function is called, by an exception that names it.</summary>
public sealed class LateBindingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IsolatedInterop _interop = new();

    public void Dispose()
    {
        _interop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void AFunctionThatAnOldLibraryLacksFailsWhenCalledAndNotBefore()
    {
        CCompiler.Require();
        _interop.NcclPath = CCompiler.Library("recording_nccl.c", Path.Join(_folder.Path, "libnccl.so.2"), "-DOLD_NCCL");

        Assert.Equal("InProgress", _interop.CallNccl(nameof(NcclNative.ncclGroupStart))!.ToString());
        EntryPointNotFoundException exception =
            Assert.Throws<EntryPointNotFoundException>(() => _interop.CallNccl(nameof(NcclNative.ncclAlltoAll)));
        Assert.Contains("ncclAlltoAll", exception.Message);
        Assert.Equal("InProgress", _interop.CallNccl(nameof(NcclNative.ncclGroupEnd))!.ToString());
    }

    [Theory]
    [InlineData(nameof(NcclNative.ncclAlltoAll), "ncclAlltoAll needs NCCL 2.28.3; the library loaded is 2.21.5")]
    [InlineData(nameof(NcclNative.ncclCommGrow), "ncclCommGrow needs NCCL 2.29.2; the library loaded is 2.21.5")]
    [InlineData(nameof(NcclNative.ncclSetEncryption), "ncclSetEncryption needs NCCL 2.32.0; the library loaded is 2.21.5")]
    public void WhoAsksBeforehandIsToldTheVersions(string function, string message)
    {
        CCompiler.Require();
        string path = CCompiler.Library("recording_nccl.c", Path.Join(_folder.Path, "libnccl.so.2"), "-DOLD_NCCL");
        _interop.NcclPath = path;

        _interop.ThrowIfMissing(nameof(NcclNative.ncclBcast));
        EntryPointNotFoundException exception = Assert.Throws<EntryPointNotFoundException>(() => _interop.ThrowIfMissing(function));
        Assert.Equal($"{message} ({path}).", exception.Message);
    }

    [Fact]
    public void AMissingFileFailsTheFirstCallWithItsPath()
    {
        string path = Path.Join(_folder.Path, "libnccl.so.2");
        _interop.NcclPath = path;

        DllNotFoundException exception =
            Assert.ThrowsAny<DllNotFoundException>(() => _interop.CallNccl(nameof(NcclNative.ncclGroupStart)));
        Assert.Equal(typeof(NativeLibraryNotFoundException).FullName, exception.GetType().FullName);
        Assert.Contains(path, exception.Message);
    }

    [Fact]
    public void ACorrectedPathIsUsedAndThenKept()
    {
        CCompiler.Require();
        _interop.NcclPath = Path.Join(_folder.Path, "libnccl.so.2");
        Assert.ThrowsAny<DllNotFoundException>(() => _interop.CallNccl(nameof(NcclNative.ncclGroupStart)));

        _interop.NcclPath = CCompiler.Library("recording_nccl.c", Path.Join(_folder.Path, "librccl.so.1"));

        Assert.Equal("InProgress", _interop.CallNccl(nameof(NcclNative.ncclGroupStart))!.ToString());
        Assert.Throws<InvalidOperationException>(() => _interop.NcclPath = null);
    }
}
