using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>One rank's communicator and the two buffers all its measurements share.</summary>
internal sealed class RankBuffers : IDisposable
{
    private readonly PerfBuffer _send;
    private readonly PerfBuffer _recv;

    internal RankBuffers(Communicator communicator, long bytes, BufferRegistration registration)
    {
        Communicator = communicator;
        communicator.Accelerator.Bind();
        _send = PerfBuffer.Allocate(communicator, bytes, registration);
        try
        {
            _recv = PerfBuffer.Allocate(communicator, bytes, registration);
            // Timed calls also move what no check has written.
            _send.View.MemSetToZero(communicator.Stream);
            _recv.View.MemSetToZero(communicator.Stream);
            communicator.Synchronize();
        }
        catch
        {
            _recv?.Dispose();
            _send.Dispose();
            throw;
        }
    }

    internal Communicator Communicator { get; }

    /// <summary>Whether both buffers are windows, and symmetric.</summary>
    internal bool IsSymmetric => _send.Window is { IsSymmetric: true } && _recv.Window is { IsSymmetric: true };

    internal ArrayView<T> Send<T>()
        where T : unmanaged =>
        Elements<T>(_send.View);

    internal ArrayView<T> Recv<T>()
        where T : unmanaged =>
        Elements<T>(_recv.View);

    /// <summary>Registers the buffers with NCCL.</summary>
    internal void Register()
    {
        _send.Registration = Communicator.Register(_send.View);
        _recv.Registration = Communicator.Register(_recv.View);
    }

    /// <summary>Makes windows of the buffers, as the other ranks do in the same group.</summary>
    internal void RegisterWindows()
    {
        _send.Window = Communicator.RegisterWindow(_send.View);
        _recv.Window = Communicator.RegisterWindow(_recv.View);
    }

    /// <summary>Ends registrations and windows.</summary>
    internal void Deregister()
    {
        _recv.Deregister();
        _send.Deregister();
    }

    public void Dispose()
    {
        _recv.Dispose();
        _send.Dispose();
    }

    private static ArrayView<T> Elements<T>(ArrayView<byte> bytes)
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        return bytes.SubView(0, bytes.Length / size * size).Cast<T>();
    }
}
