using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Libc;

namespace TypedCollectives.Interop.Libraries;

/// <summary>The machine this process runs on.</summary>
internal sealed class SystemLibraryHost : ILibraryHost
{
    public string Root => "/";

    public string? GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    public bool TryLoad(string pathOrName, out nint handle, [NotNullWhen(false)] out string? reason)
    {
        // Some libraries (UCX, which MPICH brings) take the signals of faults for themselves as they are loaded.
        FaultHandlers handlers = FaultHandlers.Read();
        try
        {
            handle = NativeLibrary.Load(pathOrName);
            reason = null;
            return true;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            handle = 0;
            reason = LoaderReason(exception.Message);
            return false;
        }
        finally
        {
            handlers.Restore();
        }
    }

    public bool TryGetExport(nint handle, string symbol, out nint address) =>
        NativeLibrary.TryGetExport(handle, symbol, out address);

    public string? FileMappedAt(nint address) => MappedFiles.FindAt(address);

    public void MakeGlobal(string path) => GlobalScope.Add(path);

    public void Free(nint handle) => NativeLibrary.Free(handle);

    /// <summary>
    /// Takes the loader's own words out of .NET's message, which puts general advice on a first line before them.
    /// </summary>
    internal static string LoaderReason(string message)
    {
        int lineEnd = message.IndexOf('\n', StringComparison.Ordinal);
        string reason = lineEnd < 0 ? message : message[(lineEnd + 1)..];
        return string.Join("; ", reason.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
