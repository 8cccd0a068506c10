using System.Diagnostics.CodeAnalysis;

namespace TypedCollectives.Interop.Libraries;

/// <summary>What the search for a library asks of the machine; a test puts another machine in its place.</summary>
internal interface ILibraryHost
{
    /// <summary>The folder that stands for <c>/</c> when known places are looked at.</summary>
    string Root { get; }

    /// <summary>Reads an environment variable.</summary>
    string? GetVariable(string name);

    /// <summary>Hands a path or a name to the operating system's loader.</summary>
    bool TryLoad(string pathOrName, out nint handle, [NotNullWhen(false)] out string? reason);

    /// <summary>Finds a symbol of a loaded library.</summary>
    bool TryGetExport(nint handle, string symbol, out nint address);

    /// <summary>The file that is mapped at an address, or null where that cannot be told.</summary>
    string? FileMappedAt(nint address);

    /// <summary>Lets libraries loaded later use the symbols of a loaded one without naming it (<c>RTLD_GLOBAL</c>).</summary>
    void MakeGlobal(string path);

    /// <summary>Gives a loaded library back.</summary>
    void Free(nint handle);
}
