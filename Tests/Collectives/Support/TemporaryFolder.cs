namespace TypedCollectives.Tools.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("collectives").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
