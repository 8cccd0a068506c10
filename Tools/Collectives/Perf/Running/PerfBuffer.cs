using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>A buffer of a rank, and what the library of collectives knows of it.</summary>
internal sealed class PerfBuffer : IDisposable
{
    private readonly IDisposable _memory;

    private PerfBuffer(IDisposable memory, ArrayView<byte> view)
    {
        _memory = memory;
        View = view;
    }

    internal ArrayView<byte> View { get; }

    internal MemoryRegistration? Registration { get; set; }

    internal MemoryWindow? Window { get; set; }

    /// <summary>Allocates a buffer: what is to be registered as nccl-tests does, which takes NCCL's memory for both kinds.</summary>
    internal static PerfBuffer Allocate(Communicator communicator, long bytes, BufferRegistration registration)
    {
        if (registration == BufferRegistration.None)
        {
            MemoryBuffer1D<byte, Stride1D.Dense> plain = communicator.Accelerator.Allocate1D<byte>(bytes);
            return new PerfBuffer(plain, plain.View);
        }

        SymmetricBuffer<byte> memory = communicator.AllocateSymmetric<byte>(bytes);
        return new PerfBuffer(memory, memory.View);
    }

    internal void Deregister()
    {
        Window?.Dispose();
        Registration?.Dispose();
    }

    public void Dispose() => _memory.Dispose();
}
