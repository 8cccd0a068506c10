using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>A library that may be missing, but not one that was named and does not load.</summary>
internal static class OptionalLibrary
{
    internal delegate bool Find(out NativeLibraryInfo info);

    /// <summary>Whether the library is there.</summary>
    /// <exception cref="NativeLibraryNotFoundException">It was named, in code or by an environment variable, and does not load.</exception>
    internal static bool IsThere(Find find, Func<NativeLibraryInfo> load, out NativeLibraryInfo info)
    {
        if (find(out info))
            return true;
        // Whoever names a file wants that one: going on without it would hide that it is not used.
        if (info.PlacesTried.Any(place => place.Origin is NativeLibraryOrigin.Explicit or NativeLibraryOrigin.Environment))
            _ = load();
        return false;
    }
}
