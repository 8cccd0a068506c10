using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>A buffer of a rank, and what the library of collectives knows of it.</summary>
internal sealed class PerfBuffer : IDisposable
{
    private readonly Communicator _communicator;
    private readonly BufferRegistration _registration;
    private readonly IDisposable _memory;
    private MemoryWindow? _window;
    private MemoryRegistration? _known;

    private PerfBuffer(Communicator communicator, BufferRegistration registration, IDisposable memory, ArrayView<byte> view)
    {
        _communicator = communicator;
        _registration = registration;
        _memory = memory;
        View = view;
    }

    internal ArrayView<byte> View { get; }

    internal bool IsSymmetric => _window is { IsSymmetric: true };

    /// <summary>Allocates a buffer: what is to be registered as nccl-tests does, which takes NCCL's memory for both kinds.</summary>
    internal static PerfBuffer Allocate(Communicator communicator, long bytes, BufferRegistration registration)
    {
        if (registration == BufferRegistration.None)
        {
            MemoryBuffer1D<byte, Stride1D.Dense> plain = communicator.Accelerator.Allocate1D<byte>(bytes);
            return new PerfBuffer(communicator, registration, plain, plain.View);
        }

        SymmetricBuffer<byte> memory = communicator.AllocateSymmetric<byte>(bytes);
        return new PerfBuffer(communicator, registration, memory, memory.View);
    }

    internal void Register()
    {
        if (_registration == BufferRegistration.Local)
            _known = _communicator.Register(View);
        else if (_registration == BufferRegistration.Symmetric)
            _window = _communicator.RegisterWindow(View);
    }

    internal void Deregister()
    {
        _window?.Dispose();
        _known?.Dispose();
    }

    public void Dispose() => _memory.Dispose();
}
