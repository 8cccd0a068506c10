namespace TypedCollectives.Samples.Tests;

/// <summary>A file name that is free, and whose file is deleted at the end.</summary>
internal sealed class TemporaryFile(string extension) : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}{extension}");

    public void Dispose() => File.Delete(Path);
}
