namespace TypedCollectives;

/// <summary>The ways to carry collectives.</summary>
public enum BackendKind
{
    /// <summary>The best one for the devices found; <see cref="CommunicatorClique.BackendReason"/> says why it was chosen.</summary>
    Auto = 0,

    /// <summary>The native NCCL library, for device memory of CUDA devices.</summary>
    Nccl = 1,

    /// <summary>
    /// ILGPU kernels that reach the other devices' memory: any set of ILGPU accelerators of one process; CUDA devices, one a
    /// process, of up to eight processes of one host, through CUDA IPC and without Send and Recv.
    /// </summary>
    Peer = 2,

    /// <summary>SIMD over host memory, for the ranks (threads) of one process; over TCP for ranks of several.</summary>
    Host = 3,
}
