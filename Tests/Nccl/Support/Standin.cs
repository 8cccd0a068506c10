using System.Runtime.InteropServices;
using System.Text;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Nccl.Tests.Support;

/// <summary>The stand-in for NCCL, compiled once; a test makes one of these to start afresh.</summary>
internal sealed unsafe class Standin
{
    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<(nint Handle, string Path)> Library = new(() =>
    {
        string path = CCompiler.Library("standin_nccl.c", Path.Join(Folder.Path, "libnccl.so.2"));
        NativeLibraries.NcclPath = path;
        _ = NcclLibrary.Load();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();
        return (NativeLibrary.Load(path), path);
    });

    private readonly nint _handle;

    public Standin()
    {
        CCompiler.Require();
        _handle = Library.Value.Handle;
        ((delegate* unmanaged<void>)Export("standin_reset"))();
    }

    public static string File => Library.Value.Path;

    /// <summary>The version the SDK believes to have.</summary>
    public NcclVersion Version { get; init; } = new(2, 32, 3);

    /// <summary>How often calls of non-blocking communicators answer that they are in progress.</summary>
    public int Polls
    {
        set => ((delegate* unmanaged<int, void>)Export("standin_polls"))(value);
    }

    public bool HasSymmetricMemory
    {
        set => ((delegate* unmanaged<int, void>)Export("standin_symmetric"))(value ? 1 : 0);
    }

    /// <summary>NCCL's last warning.</summary>
    public string LastError
    {
        set => ((delegate* unmanaged<nint, void>)Export("standin_last_error"))(Marshal.StringToCoTaskMemUTF8(value)); // it stays
    }

    /// <summary>The library as the SDK sees it.</summary>
    public NcclLibrary Nccl => new(File, Version);

    /// <summary>The calls since this was last asked, one a line; what follows a line of options belongs to the one before.</summary>
    public string TakeCalls()
    {
        string calls = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)Export("recorder_calls"))())!.TrimEnd('\n');
        ((delegate* unmanaged<void>)Export("recorder_clear"))();
        return calls.Replace("\n  ", " | ", StringComparison.Ordinal);
    }

    /// <summary>Has the next call of a function fail.</summary>
    public void Fail(string function, NcclResult result)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(function + '\0'))
            ((delegate* unmanaged<byte*, int, void>)Export("standin_fail"))(name, (int)result);
    }

    /// <summary>Has a communicator fail in the background.</summary>
    public void SetAsyncError(Communicator communicator, NcclResult result) => ((delegate* unmanaged<nint, int, void>)Export("standin_async_error"))(
        ((NcclBackend)communicator.Transport).Handle.Comm.Value, (int)result);

    /// <summary>Makes a clique of NCCL over host devices.</summary>
    public CommunicatorClique InitAll(int ranks, NcclOptions? options = null, TimeSpan? timeout = null)
    {
        DeviceSet devices = DeviceSet.OpenHost(ranks);
        NcclBackend[] backends = NcclClique.InitAll(
            Nccl, devices.Devices, new CommunicatorOptions { Nccl = options, Timeout = timeout ?? TimeSpan.FromSeconds(20) });
        return new CommunicatorClique(
            [.. backends.Select((backend, rank) => new Communicator(rank, ranks, devices.Devices[rank], backend, "Nccl: a stand-in"))],
            "Nccl: a stand-in", devices);
    }

    private nint Export(string name) => NativeLibrary.GetExport(_handle, name);
}
