using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Libraries;

public class LibrarySlotTests
{
    private readonly FakeLibraryHost _host = new();
    private readonly LibrarySlot _slot;

    public LibrarySlotTests() => _slot = new LibrarySlot(KnownLibraries.Cuda, _host);

    [Fact]
    public void ALoadedLibraryIsLoadedOnce()
    {
        _host.Loadable.Add("libcuda.so.1");

        NativeLibraryInfo first = _slot.Load();

        Assert.Same(first, _slot.Load());
        Assert.Same(first, _slot.Find());
        Assert.Single(_host.Asked);
    }

    [Fact]
    public void AFailureIsNotKept()
    {
        Assert.False(_slot.Find().IsLoaded);
        _host.Loadable.Add("libcuda.so.1");

        Assert.True(_slot.Find().IsLoaded);
    }

    [Fact]
    public void LoadThrowsWhatFindReports()
    {
        NativeLibraryNotFoundException exception = Assert.Throws<NativeLibraryNotFoundException>(_slot.Load);

        Assert.Equal(exception.Library.Explanation, exception.Message);
        Assert.NotEmpty(exception.Library.PlacesTried);
    }

    [Fact]
    public void ThePathCannotChangeOnceTheLibraryIsLoaded()
    {
        _slot.ExplicitPath = "/driver";
        _host.Loadable.Add("/driver");
        _slot.Load();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => _slot.ExplicitPath = "/other");

        Assert.Contains("NativeLibraries.CudaPath must be set before the library is first used.", exception.Message);
        Assert.Contains("/driver", exception.Message);
        Assert.Equal("/driver", _slot.ExplicitPath);
        _slot.ExplicitPath = "/driver";
    }
}
