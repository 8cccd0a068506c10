using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Libc;

/// <summary>The few functions of the C library that .NET does not offer as they are, under their native names.</summary>
/// <remarks>
/// For Linux. The environment of .NET is a copy: <see cref="Environment.SetEnvironmentVariable(string, string?)"/> is not seen
/// by a native library's <c>getenv</c>, <see cref="setenv"/> is. The order of <see cref="getifaddrs"/> is the one NCCL's rules
/// about interfaces rest on; .NET's list of interfaces has another.
/// </remarks>
public static unsafe partial class LibcNative
{
    /// <summary>The name under which the library is imported; the runtime turns it into the C library's file.</summary>
    internal const string LibraryName = "libc";

    /// <summary>Lists the addresses of the network interfaces of this process's network namespace.</summary>
    /// <param name="ifap">Receives the first entry, to be given to <see cref="freeifaddrs"/>.</param>
    /// <returns>0, or -1 and the last error is set.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial int getifaddrs(IfAddrs** ifap);

    /// <summary>Gives back what <see cref="getifaddrs"/> made.</summary>
    /// <param name="ifa">The first entry.</param>
    [LibraryImport(LibraryName)]
    public static partial void freeifaddrs(IfAddrs* ifa);

    /// <summary>Finds the number of an interface.</summary>
    /// <param name="ifname">Its null-terminated name.</param>
    /// <returns>The number, or 0 if there is no such interface; the last error is set then.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial uint if_nametoindex(byte* ifname);

    /// <summary>Sets a variable in the environment that native libraries read.</summary>
    /// <remarks>Not safe while another thread reads the environment: to be called before the library that reads it.</remarks>
    /// <param name="name">The null-terminated name.</param>
    /// <param name="value">The null-terminated value, which is copied.</param>
    /// <param name="overwrite">0 leaves a variable that is set as it is.</param>
    /// <returns>0, or -1 and the last error is set.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial int setenv(byte* name, byte* value, int overwrite);

    /// <summary>Removes a variable from the environment that native libraries read.</summary>
    /// <param name="name">The null-terminated name.</param>
    /// <returns>0, or -1 and the last error is set.</returns>
    [LibraryImport(LibraryName, SetLastError = true)]
    public static partial int unsetenv(byte* name);

    /// <summary>Reads a variable of the environment that native libraries read.</summary>
    /// <param name="name">The null-terminated name.</param>
    /// <returns>The null-terminated value, valid until the variable is changed, or null.</returns>
    [LibraryImport(LibraryName)]
    public static partial byte* getenv(byte* name);
}
