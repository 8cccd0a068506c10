using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>One rank's communicator and the two buffers all its measurements share.</summary>
internal sealed class RankBuffers : IDisposable
{
    private readonly MemoryBuffer1D<byte, Stride1D.Dense> _send;
    private readonly MemoryBuffer1D<byte, Stride1D.Dense> _recv;

    internal RankBuffers(Communicator communicator, long bytes)
    {
        Communicator = communicator;
        communicator.Accelerator.Bind();
        _send = communicator.Accelerator.Allocate1D<byte>(bytes);
        try
        {
            _recv = communicator.Accelerator.Allocate1D<byte>(bytes);
            // Timed calls also move what no check has written.
            _send.MemSetToZero(communicator.Stream);
            _recv.MemSetToZero(communicator.Stream);
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

    internal ArrayView<T> Send<T>()
        where T : unmanaged =>
        Elements<T>(_send);

    internal ArrayView<T> Recv<T>()
        where T : unmanaged =>
        Elements<T>(_recv);

    public void Dispose()
    {
        _recv.Dispose();
        _send.Dispose();
    }

    private static ArrayView<T> Elements<T>(MemoryBuffer1D<byte, Stride1D.Dense> buffer)
        where T : unmanaged
    {
        int size = Unsafe.SizeOf<T>();
        ArrayView<byte> bytes = buffer.View;
        return bytes.SubView(0, bytes.Length / size * size).Cast<T>();
    }
}
