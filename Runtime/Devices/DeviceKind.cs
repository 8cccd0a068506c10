namespace TypedCollectives;

/// <summary>What a communicator's buffers live on.</summary>
public enum DeviceKind
{
    /// <summary>The host's memory; kernels run on ILGPU's CPU accelerator.</summary>
    Host = 0,

    /// <summary>A CUDA device, on its primary context.</summary>
    Cuda = 1,

    /// <summary>An OpenCL device.</summary>
    OpenCL = 2,
}
