using System.Runtime.InteropServices;

namespace TypedCollectives.Misuse;

/// <summary>The environment as native code sees it.</summary>
internal static partial class LibC
{
    internal static string? GetEnvironment(string name) => Marshal.PtrToStringUTF8(getenv(name));

    internal static void SetEnvironment(string name, string value) => _ = setenv(name, value, 1);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getenv(string name);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
