using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Libc;

public static unsafe partial class LibcNative
{
    /// <summary>Reads what a signal does and, if told to, changes it.</summary>
    /// <param name="signum">The signal.</param>
    /// <param name="act">What it shall do, a <c>struct sigaction</c>, or null to leave it.</param>
    /// <param name="oldact">Receives what it did, or null.</param>
    /// <returns>0, or -1 and the last error is set.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial int sigaction(int signum, void* act, void* oldact);
}
