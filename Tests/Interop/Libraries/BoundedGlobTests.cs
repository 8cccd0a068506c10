using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Libraries;

public sealed class BoundedGlobTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void HighestVersionsComeFirst()
    {
        string older = _root.AddFile("cuda-9.2/lib/x.so");
        string newer = _root.AddFile("cuda-12.10/lib/x.so");
        string middle = _root.AddFile("cuda-12.9/lib/x.so");

        Assert.Equal([newer, middle, older], BoundedGlob.Find(_root.Path, "/cuda-*/lib/x.so"));
    }

    [Fact]
    public void AStarStaysWithinOneSegment()
    {
        _root.AddFile("a/b/x.so");

        Assert.Empty(BoundedGlob.Find(_root.Path, "/*/x.so"));
        Assert.Single(BoundedGlob.Find(_root.Path, "/*/*/x.so"));
    }

    [Fact]
    public void OnlyFilesAreFound()
    {
        _root.AddFile("lib/x.so/inside");

        Assert.Empty(BoundedGlob.Find(_root.Path, "/lib/x.so"));
        Assert.Empty(BoundedGlob.Find(_root.Path, "/lib/*.so"));
        Assert.Empty(BoundedGlob.Find(_root.Path, "/lib/x.so/inside/x"));
    }

    [Fact]
    public void FilesInTheWayOfFoldersDoNotCount()
    {
        string found = _root.AddFile("p1/x.so");
        for (int i = 2; i < 2 + BoundedGlob.MostPerSegment; i++)
        {
            _root.AddFile($"p{i}");
        }

        Assert.Equal([found], BoundedGlob.Find(_root.Path, "/p*/x.so"));
    }

    [Fact]
    public void FoldersFollowedAreBounded()
    {
        for (int i = 0; i < BoundedGlob.MostPerSegment + 10; i++)
        {
            _root.AddFile($"p{i}/x.so");
        }

        IReadOnlyList<string> found = BoundedGlob.Find(_root.Path, "/*/x.so");

        Assert.Equal(BoundedGlob.MostPerSegment, found.Count);
        Assert.Equal(Path.Join(_root.Path, $"p{BoundedGlob.MostPerSegment + 9}", "x.so"), found[0]);
    }

    [Fact]
    public void AMissingFolderHoldsNothing() => Assert.Empty(BoundedGlob.Find(_root.Path, "/no/such/*/x.so"));
}
