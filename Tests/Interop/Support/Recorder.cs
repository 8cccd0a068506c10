using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Tests.Support;

/// <summary>A compiled stand-in for a native library, which writes down every call it gets.</summary>
internal sealed unsafe class Recorder
{
    private readonly delegate* unmanaged<byte*> _calls;
    private readonly delegate* unmanaged<void> _clear;

    public Recorder(string path)
    {
        Path = path;
        Handle = NativeLibrary.Load(path);
        _calls = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(Handle, "recorder_calls");
        _clear = (delegate* unmanaged<void>)NativeLibrary.GetExport(Handle, "recorder_clear");
    }

    public string Path { get; }

    public nint Handle { get; }

    /// <summary>The calls since this was last asked, one a line.</summary>
    public string TakeCalls()
    {
        string calls = Marshal.PtrToStringUTF8((nint)_calls())!.TrimEnd('\n');
        _clear();
        return calls;
    }
}
