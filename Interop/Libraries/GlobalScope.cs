using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Libraries;

/// <summary>The symbols every library of this process can use. .NET loads libraries outside it.</summary>
internal static unsafe class GlobalScope
{
    // dlfcn.h of Linux: RTLD_NOW | RTLD_NOLOAD | RTLD_GLOBAL. Loads nothing: widens the scope of what is loaded.
    private const int Widen = 0x2 | 0x4 | 0x100;

    /// <summary>Adds the symbols of a loaded library; does nothing on other systems than Linux.</summary>
    public static void Add(string path)
    {
        // Taken from the program, because the library that has it changed: libdl, since glibc 2.34 libc.
        if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "dlopen", out nint dlopen))
        {
            byte* name = (byte*)Marshal.StringToCoTaskMemUTF8(path);
            _ = ((delegate* unmanaged<byte*, int, nint>)dlopen)(name, Widen);
            Marshal.FreeCoTaskMem((nint)name);
        }
    }
}
