namespace TypedCollectives.Package.Tests.Support;

/// <summary>The packages of this build, in a folder of their own.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typed-collectives-package-");

    public string Folder => _folder.FullName;

    /// <summary>Where the packages of the feed are unpacked: not where another version of them may lie.</summary>
    public string Unpacked => Path.Combine(Folder, "unpacked");

    public async ValueTask InitializeAsync()
    {
        foreach (string project in new[] { "Interop/TypedCollectives.Interop.csproj", "Runtime/TypedCollectives.csproj" })
        {
            await Dotnet.RunAsync(
                BuildFacts.RepositoryRoot, "pack", project, "--no-build", "-c", BuildFacts.Configuration, "-o", Folder, "-v", "q", "-nologo");
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
