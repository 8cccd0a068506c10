using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Libraries;

public sealed class NativeLibraryResolverTests : IDisposable
{
    private const string Variable = "TYPEDCOLLECTIVES_NCCL_LIBRARY";
    private const string Wheel = "nvidia/nccl/lib/libnccl.so.2";

    private readonly TemporaryFolder _root = new();
    private readonly FakeLibraryHost _host;

    public NativeLibraryResolverTests() => _host = new FakeLibraryHost { Root = _root.Path };

    public void Dispose() => _root.Dispose();

    [Fact]
    public void APathSetInCodeIsTheOnlyOneTried()
    {
        _host.Variables[Variable] = "/environment/libnccl.so.2";
        _host.Loadable.UnionWith(["/code/librccl.so.1", "/environment/libnccl.so.2", "libnccl.so.2"]);

        NativeLibraryInfo info = FindNccl("/code/librccl.so.1");

        AssertLoaded(info, "/code/librccl.so.1", NativeLibraryOrigin.Explicit);
        Assert.Equal(["/code/librccl.so.1"], _host.Asked);
    }

    [Fact]
    public void APathSetInCodeThatFailsIsAnErrorAtOnce()
    {
        _host.Variables[Variable] = "/environment/libnccl.so.2";
        _host.Loadable.UnionWith(["/environment/libnccl.so.2", "libnccl.so.2"]);

        NativeLibraryInfo info = FindNccl("/code/libnccl.so.2");

        AssertRefused(info, "/code/libnccl.so.2", NativeLibraryOrigin.Explicit);
        Assert.Equal(
            "NCCL could not be loaded from the path set in NativeLibraries.NcclPath: /code/libnccl.so.2: refused. "
            + "No other place was tried, because this one was asked for: "
            + "correct the path, or remove it to search for the library.",
            info.Explanation);
    }

    [Fact]
    public void TheEnvironmentComesBeforeTheLoader()
    {
        _host.Variables[Variable] = "/environment/libnccl.so.2";
        _host.Loadable.UnionWith(["/environment/libnccl.so.2", "libnccl.so.2"]);

        AssertLoaded(FindNccl(), "/environment/libnccl.so.2", NativeLibraryOrigin.Environment);
        Assert.Equal(["/environment/libnccl.so.2"], _host.Asked);
    }

    [Fact]
    public void APathInTheEnvironmentThatFailsIsAnErrorAtOnce()
    {
        _host.Variables[Variable] = "/environment/libnccl.so.2";
        _host.Loadable.Add("libnccl.so.2");

        NativeLibraryInfo info = FindNccl();

        AssertRefused(info, "/environment/libnccl.so.2", NativeLibraryOrigin.Environment);
        Assert.Contains($"the environment variable {Variable}: /environment/libnccl.so.2: refused.", info.Explanation);
    }

    [Fact]
    public void AnEmptyVariableIsNone()
    {
        _host.Variables[Variable] = "";
        _host.Loadable.Add("libnccl.so.2");

        AssertLoaded(FindNccl(), "libnccl.so.2", NativeLibraryOrigin.Loader);
    }

    [Fact]
    public void TheLoaderComesBeforeKnownPlaces()
    {
        _host.Loadable.UnionWith(["libnccl.so", AddWheel("usr/local/lib/python3.12/dist-packages")]);

        NativeLibraryInfo info = FindNccl();

        AssertLoaded(info, "libnccl.so", NativeLibraryOrigin.Loader);
        Assert.Equal(["libnccl.so.2", "libnccl.so"], _host.Asked);
    }

    [Fact]
    public void WhatTheLoaderFoundIsReportedAsTheFileItIs()
    {
        _host.Loadable.Add("libnccl.so.2");
        _host.MappedFiles["libnccl.so.2"] = "/usr/lib/libnccl.so.2.28.9";

        NativeLibraryInfo info = FindNccl();

        AssertLoaded(info, "/usr/lib/libnccl.so.2.28.9", NativeLibraryOrigin.Loader);
        Assert.Equal("NCCL was loaded from /usr/lib/libnccl.so.2.28.9 (loader path).", info.Explanation);
        Assert.Equal("libnccl.so.2", _host.NameOf(info.Handle));
    }

    [Theory]
    [InlineData("venv/lib/python3.12/site-packages/" + Wheel)]
    [InlineData("conda/lib/libnccl.so.2")]
    [InlineData("conda/lib/python3.11/site-packages/" + Wheel)]
    [InlineData("home/someone/.local/lib/python3.12/site-packages/" + Wheel)]
    [InlineData("usr/local/lib/python3.12/dist-packages/" + Wheel)]
    [InlineData("usr/lib/python3/dist-packages/" + Wheel)]
    [InlineData("opt/conda/lib/python3.11/site-packages/" + Wheel)]
    [InlineData("usr/local/cuda-12.9/lib64/libnccl.so.2")]
    [InlineData("usr/local/cuda-13.0/targets/sbsa-linux/lib/libnccl.so.2")]
    [InlineData("usr/lib/x86_64-linux-gnu/libnccl.so.2")]
    [InlineData("usr/lib/aarch64-linux-gnu/libnccl.so.2")]
    public void NcclIsFoundInItsKnownPlaces(string place)
    {
        _host.Variables["VIRTUAL_ENV"] = "/venv";
        _host.Variables["CONDA_PREFIX"] = "/conda";
        _host.Variables["HOME"] = "/home/someone";
        string file = _root.AddFile(place);
        _host.Loadable.Add(file);

        AssertLoaded(FindNccl(), file, NativeLibraryOrigin.KnownPlace);
    }

    [Theory]
    [InlineData("usr/local/nvidia/lib64")]
    [InlineData("usr/local/cuda/compat")]
    [InlineData("usr/lib/wsl/lib")]
    [InlineData("usr/lib/x86_64-linux-gnu")]
    [InlineData("usr/lib/aarch64-linux-gnu")]
    public void TheDriverIsFoundInItsKnownPlaces(string folder)
    {
        string file = _root.AddFile($"{folder}/libcuda.so.1");
        _host.Loadable.Add(file);

        NativeLibraryInfo info = new NativeLibraryResolver(_host).Find(KnownLibraries.Cuda, null);

        AssertLoaded(info, file, NativeLibraryOrigin.KnownPlace);
    }

    [Fact]
    public void TheNewestWheelOfTheActiveEnvironmentComesFirst()
    {
        _host.Variables["VIRTUAL_ENV"] = "/venv";
        string system = AddWheel("usr/local/lib/python3.13/dist-packages");
        string old = AddWheel("venv/lib/python3.9/site-packages");
        string newest = AddWheel("venv/lib/python3.12/site-packages");
        _host.Loadable.UnionWith([system, old, newest]);

        AssertLoaded(FindNccl(), newest, NativeLibraryOrigin.KnownPlace);
    }

    [Fact]
    public void AFileThatDoesNotLoadIsPassedOverAndReported()
    {
        string broken = AddWheel("usr/local/lib/python3.12/dist-packages");
        string good = AddWheel("usr/local/lib/python3.11/dist-packages");
        _host.Loadable.Add(good);

        NativeLibraryInfo info = FindNccl();

        AssertLoaded(info, good, NativeLibraryOrigin.KnownPlace);
        Assert.Contains(new NativeLibraryPlace(broken, NativeLibraryOrigin.KnownPlace, $"{broken}: refused"), info.PlacesTried);
        Assert.Equal(new NativeLibraryPlace(good, NativeLibraryOrigin.KnownPlace, "loaded"), info.PlacesTried[^1]);
    }

    [Fact]
    public void AnotherLibraryOfTheNameIsGivenBackAndPassedOver()
    {
        _host.Loadable.UnionWith(["libnccl.so.2", "libnccl.so"]);
        _host.WithoutProbeSymbol.Add("libnccl.so.2");

        AssertLoaded(FindNccl(), "libnccl.so", NativeLibraryOrigin.Loader);
        Assert.Equal(["libnccl.so.2"], _host.Freed);
    }

    [Fact]
    public void AnotherLibraryAtThePathSetInCodeIsAnError()
    {
        _host.Loadable.Add("/code/libz.so");
        _host.WithoutProbeSymbol.Add("/code/libz.so");

        NativeLibraryInfo info = FindNccl("/code/libz.so");

        Assert.False(info.IsLoaded);
        Assert.Contains("/code/libz.so: it is another library: it does not export ncclGetVersion", info.Explanation);
    }

    [Fact]
    public void NotFoundNamesEveryPlaceTriedWithItsReasonAndWhatToDo()
    {
        _host.Variables["VIRTUAL_ENV"] = "/venv";
        string broken = AddWheel("usr/local/lib/python3.12/dist-packages");

        NativeLibraryInfo info = FindNccl();

        Assert.False(info.IsLoaded);
        Assert.Null(info.Path);
        Assert.Null(info.Origin);
        string message = new NativeLibraryNotFoundException(info).Message;
        Assert.All(info.PlacesTried, place => Assert.Contains(place.Path, message));
        Assert.StartsWith("NCCL (libnccl.so.2) was not found. Tried, in this order:", message);
        Assert.Contains("  loader path: libnccl.so.2: refused\n  loader path: libnccl.so: refused\n", message);
        Assert.Contains($"  known place: /venv/lib/python3*/site-packages/{Wheel}: no such file\n", message);
        Assert.Contains($"  known place: {broken}: refused\n", message);
        Assert.Contains("Install NCCL", message);
        Assert.EndsWith($"set {Variable} or NativeLibraries.NcclPath to the path of the file.", message);
    }

    [Fact]
    public void NotFoundNamesTheDriverToo()
    {
        NativeLibraryInfo info = new NativeLibraryResolver(_host).Find(KnownLibraries.Cuda, null);

        Assert.StartsWith("The CUDA driver (libcuda.so.1) was not found.", info.Explanation);
        Assert.Contains("/usr/local/cuda/compat/libcuda.so.1: no such file", info.Explanation);
        Assert.EndsWith(
            "set TYPEDCOLLECTIVES_CUDA_LIBRARY or NativeLibraries.CudaPath to the path of the file.", info.Explanation);
    }

    private static void AssertLoaded(NativeLibraryInfo info, string path, NativeLibraryOrigin origin)
    {
        Assert.True(info.IsLoaded, info.Explanation);
        Assert.Equal((path, origin), (info.Path, info.Origin));
    }

    private static void AssertRefused(NativeLibraryInfo info, string onlyPath, NativeLibraryOrigin origin)
    {
        Assert.False(info.IsLoaded);
        Assert.Equal([new NativeLibraryPlace(onlyPath, origin, $"{onlyPath}: refused")], info.PlacesTried);
    }

    private string AddWheel(string packages) => _root.AddFile($"{packages}/{Wheel}");

    private NativeLibraryInfo FindNccl(string? explicitPath = null) =>
        new NativeLibraryResolver(_host).Find(KnownLibraries.Nccl, explicitPath);
}
