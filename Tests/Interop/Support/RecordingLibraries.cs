using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Interop.Tests.Support;

/// <summary>The stand-ins that this process loads as NCCL and as the CUDA driver. They stay loaded until it ends.</summary>
public sealed class RecordingLibraries : IDisposable
{
    /// <summary>The collection of the tests that read what the one stand-in for NCCL wrote down: they run one after another.</summary>
    internal const string NcclCalls = nameof(NcclCalls);

    /// <summary>The same for the CUDA driver.</summary>
    internal const string CudaCalls = nameof(CudaCalls);

    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<Recorder> LazyNccl = new(() =>
    {
        Recorder recorder = new(CCompiler.Library("recording_nccl.c", Path.Join(Folder.Path, "libnccl.so.2")));
        NativeLibraries.NcclPath = recorder.Path;
        return recorder;
    });

    private static readonly Lazy<Recorder> LazyCuda = new(() =>
    {
        Recorder recorder = new(CCompiler.Library("recording_cuda.c", Path.Join(Folder.Path, "libcuda.so.1")));
        NativeLibraries.CudaPath = recorder.Path;
        return recorder;
    });

    internal static Recorder Nccl
    {
        get
        {
            CCompiler.Require();
            return LazyNccl.Value;
        }
    }

    internal static Recorder Cuda
    {
        get
        {
            CCompiler.Require();
            return LazyCuda.Value;
        }
    }

    /// <summary>Called once, when the tests of the assembly are over.</summary>
    public void Dispose() => Folder.Dispose();
}
