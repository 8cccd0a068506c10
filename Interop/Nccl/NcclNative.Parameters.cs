using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

// What NCCL's own settings are, read back.
public static unsafe partial class NcclNative
{
    /// <summary>Looks a parameter of the library up. Since 2.30.4.</summary>
    /// <param name="handle">Receives it; the library owns it.</param>
    /// <param name="key">Its name, null-terminated.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamBind(NcclParamHandle* handle, byte* key);

    /// <summary>Reads a parameter as a signed 8-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetI8(NcclParamHandle handle, sbyte* value);

    /// <summary>Reads a parameter as a signed 16-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetI16(NcclParamHandle handle, short* value);

    /// <summary>Reads a parameter as a signed 32-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetI32(NcclParamHandle handle, int* value);

    /// <summary>Reads a parameter as a signed 64-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetI64(NcclParamHandle handle, long* value);

    /// <summary>Reads a parameter as an unsigned 8-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetU8(NcclParamHandle handle, byte* value);

    /// <summary>Reads a parameter as an unsigned 16-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetU16(NcclParamHandle handle, ushort* value);

    /// <summary>Reads a parameter as an unsigned 32-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetU32(NcclParamHandle handle, uint* value);

    /// <summary>Reads a parameter as an unsigned 64-bit number. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">Receives its value.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetU64(NcclParamHandle handle, ulong* value);

    /// <summary>Reads a parameter as text. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">
    /// Receives a null-terminated text owned by the library, valid until this thread calls the function again.
    /// </param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetStr(NcclParamHandle handle, byte** value);

    /// <summary>Copies the bytes of a parameter's value. Since 2.30.4.</summary>
    /// <param name="handle">The parameter.</param>
    /// <param name="value">The place for them.</param>
    /// <param name="maxLen">Its size in bytes.</param>
    /// <param name="len">Receives how many there are.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGet(NcclParamHandle handle, void* value, int maxLen, int* len);

    /// <summary>Reads a parameter as text, by its name. Since 2.30.4.</summary>
    /// <param name="key">Its name, null-terminated.</param>
    /// <param name="value">
    /// Receives a null-terminated text owned by the library, valid until this thread calls the function again.
    /// </param>
    /// <param name="valueLen">Receives its length.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetParameter(byte* key, byte** value, int* valueLen);

    /// <summary>Lists the parameters there are; all of them if <c>NCCL_PARAM_DUMP_ALL</c> is true. Since 2.30.4.</summary>
    /// <param name="table">
    /// Receives a table of null-terminated names owned by the library, valid until this thread calls the function again.
    /// </param>
    /// <param name="tableLen">Receives their number.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclParamGetAllParameterKeys(byte*** table, int* tableLen);

    /// <summary>Writes the parameters to NCCL's log. Since 2.30.4.</summary>
    [LibraryImport(LibraryName)]
    public static partial void ncclParamDumpAll();
}
