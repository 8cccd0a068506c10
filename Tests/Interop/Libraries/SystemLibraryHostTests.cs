using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Libraries;

public sealed class SystemLibraryHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SystemLibraryHost _host = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AMissingFileFailsWithTheLoadersReason()
    {
        string path = Path.Join(_folder.Path, "libnccl.so.2");

        Assert.False(_host.TryLoad(path, out nint handle, out string? reason));

        Assert.Equal(0, handle);
        Assert.Contains(path, reason);
        Assert.DoesNotContain("strace", reason);
    }

    [Fact]
    public void AFileThatIsNoLibraryFailsWithTheLoadersReason()
    {
        string path = _folder.AddFile("libnccl.so.2");

        Assert.False(_host.TryLoad(path, out _, out string? reason));

        Assert.Contains(path, reason);
    }

    [Fact]
    public void TheLoadersLinesAreJoined() => Assert.Equal(
        "a.so: no such file; b.so: no such file",
        SystemLibraryHost.LoaderReason("Unable to load. Consider strace: \na.so: no such file\nb.so: no such file\n"));

    [Fact]
    public void AMessageOfOneLineIsKept() => Assert.Equal("bad format", SystemLibraryHost.LoaderReason("bad format"));

    [Fact]
    public void ALibraryThroughALinkIsReportedAsTheFileItIs()
    {
        CCompiler.Require();
        string file = CCompiler.Library("recording_nccl.c", Path.Join(_folder.Path, "libnccl.so.2.28.9"));
        string link = Path.Join(_folder.Path, "libnccl.so.2");
        File.CreateSymbolicLink(link, file);

        NativeLibraryInfo info = new NativeLibraryResolver(_host).Find(KnownLibraries.Nccl, link);

        Assert.True(info.IsLoaded, info.Explanation);
        Assert.Equal(file, info.Path);
        _host.Free(info.Handle);
    }
}
