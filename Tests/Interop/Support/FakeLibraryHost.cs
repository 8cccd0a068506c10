using System.Diagnostics.CodeAnalysis;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Interop.Tests.Support;

/// <summary>A machine whose variables, files and loader are what the test says.</summary>
internal sealed class FakeLibraryHost : ILibraryHost
{
    private readonly List<string> _handles = [];

    public string Root { get; init; } = "/no-such-root";

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What the loader can load.</summary>
    public HashSet<string> Loadable { get; } = [];

    /// <summary>What of that is another library.</summary>
    public HashSet<string> WithoutProbeSymbol { get; } = [];

    /// <summary>What file is behind a name the loader found.</summary>
    public Dictionary<string, string> MappedFiles { get; } = [];

    /// <summary>What was handed to the loader, in order.</summary>
    public List<string> Asked { get; } = [];

    public List<string> Freed { get; } = [];

    /// <summary>What other libraries may use the symbols of.</summary>
    public List<string> Published { get; } = [];

    public string? GetVariable(string name) => Variables.GetValueOrDefault(name);

    public bool TryLoad(string pathOrName, out nint handle, [NotNullWhen(false)] out string? reason)
    {
        Asked.Add(pathOrName);
        bool loaded = Loadable.Contains(pathOrName);
        if (loaded)
        {
            _handles.Add(pathOrName);
        }

        handle = loaded ? _handles.Count : 0;
        reason = loaded ? null : $"{pathOrName}: refused";
        return loaded;
    }

    public bool TryGetExport(nint handle, string symbol, out nint address)
    {
        address = handle;
        return !WithoutProbeSymbol.Contains(NameOf(handle));
    }

    public string? FileMappedAt(nint address) => MappedFiles.GetValueOrDefault(NameOf(address));

    public void MakeGlobal(string path) => Published.Add(path);

    public void Free(nint handle) => Freed.Add(NameOf(handle));

    public string NameOf(nint handle) => _handles[(int)handle - 1];
}
