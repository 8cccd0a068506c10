using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TypedCollectives;

/// <summary>Opens plug-ins with the system's loader; nothing of them is called.</summary>
internal sealed class SystemPluginHost : IPluginHost
{
    private const int NewestVersion = 12;
    private const int OldestVersion = 6;

    public bool TryOpen(string? library, out PluginExport? plugin, [NotNullWhen(false)] out string? reason)
    {
        plugin = null;
        reason = null;
        if (library is null)
        {
            plugin = ExportOf(NativeLibrary.GetMainProgramHandle());
            return true;
        }

        try
        {
            nint handle = NativeLibrary.Load(library);
            plugin = ExportOf(handle);
            NativeLibrary.Free(handle);
            return true;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            reason = LoaderReason(exception.Message);
            return false;
        }
    }

    private static PluginExport? ExportOf(nint handle)
    {
        for (int version = NewestVersion; version >= OldestVersion; version--)
        {
            // In every version the structure begins with the pointer to the name.
            if (NativeLibrary.TryGetExport(handle, FormattableString.Invariant($"ncclNetPlugin_v{version}"), out nint structure))
                return new PluginExport(version, Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(structure)) ?? "");
        }

        return null;
    }

    /// <summary>The loader's own words: .NET's message has general advice on a first line before them.</summary>
    private static string LoaderReason(string message)
    {
        string[] lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines[Math.Min(1, lines.Length - 1)];
    }
}
