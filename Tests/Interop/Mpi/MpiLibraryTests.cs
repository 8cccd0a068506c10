using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Mpi;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Mpi;

public sealed class MpiLibraryTests
{
    private readonly FakeLibraryHost _host = new();

    [Theory]
    [InlineData(null, "libmpi.so.40")]
    [InlineData("OMPI_COMM_WORLD_SIZE", "libmpi.so.40")]
    [InlineData("PMI_RANK", "libmpich.so.12")]
    [InlineData("MPI_LOCALRANKID", "libmpich.so.12")]
    public void WithBothInstalledTheLauncherDecides(string? variable, string expected)
    {
        _host.Loadable.UnionWith(["libmpi.so.40", "libmpich.so.12"]);
        if (variable is not null)
            _host.Variables[variable] = "4";

        Assert.Equal(expected, Find().Path);
    }

    [Fact]
    public void TheSymbolsOfOpenMpiAreThereForItsPlugIns()
    {
        _host.Loadable.Add("libmpi.so.40");
        _host.MappedFiles["libmpi.so.40"] = "/usr/lib/libmpi.so.40.30.4";

        Assert.True(Find().IsLoaded);
        Assert.Equal(["/usr/lib/libmpi.so.40.30.4"], _host.Published);
    }

    [Fact]
    public void AFileNamedInTheEnvironmentIsTheOnlyOneTried()
    {
        _host.Variables["TYPEDCOLLECTIVES_MPI_LIBRARY"] = "/opt/mine/libmpi.so";
        _host.Loadable.Add("libmpi.so.40");

        NativeLibraryInfo info = Find();

        Assert.False(info.IsLoaded);
        Assert.Equal(["/opt/mine/libmpi.so"], _host.Asked);
        Assert.StartsWith(
            "MPI could not be loaded from the path in the environment variable TYPEDCOLLECTIVES_MPI_LIBRARY: /opt/mine/libmpi.so: refused.",
            info.Explanation);
    }

    [Fact]
    public void WithoutAnyTheMessageListsEveryPlace()
    {
        _host.Variables["MPI_HOME"] = "/opt/site";

        NativeLibraryInfo info = Find();

        Assert.False(info.IsLoaded);
        Assert.All(_host.Asked, name => Assert.Contains($"loader path: {name}: refused", info.Explanation));
        Assert.Equal(["libmpi.so.40", "libmpi.so.20", "libmpi.so", "libmpi.so.12", "libmpich.so.12", "libmpi_cray.so.12"], _host.Asked);
        Assert.Contains("known place: /opt/site/lib/libmpi.so.40: no such file", info.Explanation);
        Assert.Contains("known place: /opt/intel/oneapi/mpi/latest/lib/libmpi.so.12: no such file", info.Explanation);
        Assert.EndsWith(
            "set TYPEDCOLLECTIVES_MPI_LIBRARY or NativeLibraries.MpiPath to the path of the file.", info.Explanation);
    }

    private NativeLibraryInfo Find() => new NativeLibraryResolver(_host).Find(MpiLibrary.Spec(_host.GetVariable), explicitPath: null);
}
