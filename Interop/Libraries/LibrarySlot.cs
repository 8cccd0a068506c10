namespace TypedCollectives.Interop.Libraries;

/// <summary>One library of this process: how it shall be found, and once it is loaded, where it was.</summary>
/// <remarks>
/// Only success is kept. After a failure the next use searches again, so a corrected path or variable takes effect.
/// </remarks>
internal sealed class LibrarySlot(NativeLibrarySpec library, ILibraryHost host)
{
    private readonly Lock _lock = new();
    private string? _explicitPath;
    private NativeLibraryInfo? _loaded;

    public string? ExplicitPath
    {
        get
        {
            lock (_lock)
            {
                return _explicitPath;
            }
        }

        set
        {
            lock (_lock)
            {
                if (_loaded is { } loaded && value != _explicitPath)
                {
                    throw new InvalidOperationException(
                        $"{library.ExplicitOption} must be set before the library is first used. {loaded.Explanation}");
                }

                _explicitPath = value;
            }
        }
    }

    public NativeLibraryInfo Find()
    {
        lock (_lock)
        {
            if (_loaded is { } loaded)
            {
                return loaded;
            }

            NativeLibraryInfo info = new NativeLibraryResolver(host).Find(library, _explicitPath);
            if (info.IsLoaded)
            {
                _loaded = info;
            }

            return info;
        }
    }

    public NativeLibraryInfo Load()
    {
        NativeLibraryInfo info = Find();
        return info.IsLoaded ? info : throw new NativeLibraryNotFoundException(info);
    }
}
