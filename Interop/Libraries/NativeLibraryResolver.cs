namespace TypedCollectives.Interop.Libraries;

/// <summary>
/// Looks for a library: a path set in code, then one in the environment, then the loader's path, then known places.
/// </summary>
internal sealed class NativeLibraryResolver(ILibraryHost host)
{
    public NativeLibraryInfo Find(NativeLibrarySpec library, string? explicitPath)
    {
        List<NativeLibraryPlace> tried = [];

        // A path that was asked for is used or is an error: going on would run another library than the user thinks.
        if (!string.IsNullOrEmpty(explicitPath))
        {
            return TryPlace(library, explicitPath, NativeLibraryOrigin.Explicit, tried)
                ?? NotUsable(library, $"the path set in {library.ExplicitOption}", tried);
        }

        if (host.GetVariable(library.EnvironmentVariable) is { Length: > 0 } path)
        {
            return TryPlace(library, path, NativeLibraryOrigin.Environment, tried)
                ?? NotUsable(library, $"the path in the environment variable {library.EnvironmentVariable}", tried);
        }

        foreach (string name in library.LoaderNames)
        {
            if (TryPlace(library, name, NativeLibraryOrigin.Loader, tried) is { } info)
            {
                return info;
            }
        }

        foreach (string pattern in library.KnownPlaces(host.GetVariable))
        {
            IReadOnlyList<string> files = BoundedGlob.Find(host.Root, pattern);
            if (files.Count == 0)
            {
                tried.Add(new NativeLibraryPlace(pattern, NativeLibraryOrigin.KnownPlace, "no such file"));
            }

            foreach (string file in files)
            {
                if (TryPlace(library, file, NativeLibraryOrigin.KnownPlace, tried) is { } info)
                {
                    return info;
                }
            }
        }

        return new NativeLibraryInfo(library.Name, null, null, tried, ResolutionText.NotFound(library, tried), 0);
    }

    private static NativeLibraryInfo NotUsable(NativeLibrarySpec library, string source, List<NativeLibraryPlace> tried) =>
        new(library.Name, null, null, tried, ResolutionText.NotUsable(library, source, tried[^1]), 0);

    private NativeLibraryInfo? TryPlace(
        NativeLibrarySpec library, string place, NativeLibraryOrigin origin, List<NativeLibraryPlace> tried)
    {
        if (!host.TryLoad(place, out nint handle, out string? reason))
        {
            tried.Add(new NativeLibraryPlace(place, origin, reason));
            return null;
        }

        if (!host.TryGetExport(handle, library.ProbeSymbol, out nint address))
        {
            host.Free(handle);
            tried.Add(new NativeLibraryPlace(place, origin, $"it is another library: it does not export {library.ProbeSymbol}"));
            return null;
        }

        tried.Add(new NativeLibraryPlace(place, origin, "loaded"));
        string path = host.FileMappedAt(address) ?? place;
        library.Loaded?.Invoke(host, handle, path);
        return new NativeLibraryInfo(library.Name, path, origin, tried, ResolutionText.Loaded(library, path, origin), handle);
    }
}
