using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>
    /// Allocates memory on this communicator's device that <see cref="RegisterWindow"/> can make symmetric. NCCL 2.19.1 or newer, or Peer.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="length">How many elements.</param>
    /// <returns>
    /// The buffer, which begins at a multiple of 4096 and is not cleared: dispose it after its windows and before the communicator.
    /// </returns>
    /// <remarks>
    /// The ranks need not call it together: what they do together is <see cref="RegisterWindow"/>. The memory is for NCCL of <c>ncclMemAlloc</c>,
    /// for Peer of <c>cuMemAlloc</c>, for host devices page-aligned memory of the process. It is taken in pieces of about 2 MiB: one large buffer
    /// and views of parts of it are better than many small ones.
    /// </remarks>
    /// <example>
    /// <code>
    /// using SymmetricBuffer&lt;float&gt; gradients = comm.AllocateSymmetric&lt;float&gt;(64 &lt;&lt; 20);
    /// using MemoryWindow window = comm.RegisterWindow(gradients.View); // every rank
    /// comm.AllReduce(gradients.View, ReduceOp.Average);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not positive, or is more than there are addresses.</exception>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is not made yet, has calls in an open group, or takes no more calls.</exception>
    /// <exception cref="NotSupportedException">
    /// Neither NCCL nor Peer carries the communicator, the loaded NCCL is too old, or the device is one of OpenCL, whose memory has no addresses.
    /// </exception>
    /// <exception cref="CollectiveException">The device has not that much memory left, the library failed, or the communicator was aborted.</exception>
    /// <exception cref="OutOfMemoryException">The host has not that much memory left.</exception>
    public SymmetricBuffer<T> AllocateSymmetric<T>(long length)
        where T : unmanaged
    {
        CheckUsable();
        int size = Unsafe.SizeOf<T>();
        if (length <= 0 || length > (long.MaxValue - SymmetricMemory.LeastBytes) / size)
            throw CallErrors.NoLength(length, size);
        MemoryBuffer? memory = Transport switch
        {
            NcclBackend nccl => nccl.AllocateSymmetric(length, size),
            { Kind: BackendKind.Peer } => SymmetricMemory.Allocate(Device.Accelerator, length, size),
            _ => throw CallErrors.OnlyNcclAndPeer(this, nameof(AllocateSymmetric)),
        };
        return new SymmetricBuffer<T>(memory ?? throw CallErrors.NoAddresses(this, nameof(AllocateSymmetric)), length);
    }

    /// <summary>Registers a buffer with NCCL, so that collectives on it need no staging copy. NCCL 2.19.1 or newer.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="view">The buffer, on this communicator's device.</param>
    /// <returns>The registration: dispose it before the buffer. Disposing the communicator ends it too.</returns>
    /// <remarks>All ranks register their buffers of a collective, or none does. NCCL uses a registration where it can, and says nothing if it cannot.</remarks>
    /// <exception cref="ArgumentException">The buffer is empty, or not on the communicator's device.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or the buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator is not made yet, or has calls in an open group.</exception>
    /// <exception cref="NotSupportedException">NCCL does not carry the communicator, or the loaded one is too old.</exception>
    /// <exception cref="CollectiveException">The library failed.</exception>
    public MemoryRegistration Register<T>(ArrayView<T> view)
        where T : unmanaged
    {
        CheckUsable();
        NcclBackend backend = RequireNccl(nameof(Register));
        return backend.Register(OperandToRegister(view, nameof(Register)));
    }

    /// <summary>
    /// Registers a buffer of every rank together, so that the other ranks' devices can reach it where it is. Every rank calls it. NCCL 2.27.3 or
    /// newer, or Peer.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="view">
    /// The buffer, on this communicator's device, as long on every rank; its address is a multiple of 4096. <see cref="AllocateSymmetric"/> makes
    /// memory that can be symmetric. Other memory can if it is for NCCL of <c>ncclMemAlloc</c> or of CUDA's virtual memory functions, for Peer
    /// between processes of <c>cuMemAlloc</c>, as ILGPU's is.
    /// </param>
    /// <param name="flags">What the window is for; Peer knows <see cref="NcclWindowFlags.CollSymmetric"/> and <see cref="NcclWindowFlags.Default"/>.</param>
    /// <returns>
    /// The window, which says whether symmetric memory is in use: dispose it before the buffer. Disposing the communicator ends it too.
    /// </returns>
    /// <remarks>
    /// <para>
    /// A thread that drives several ranks does this for all of them inside one <see cref="CollectiveGroup"/>, without collectives; the window is
    /// made when the group ends.
    /// </para>
    /// <para>
    /// With <see cref="NcclWindowFlags.CollSymmetric"/>, all ranks give a collective the same place of the window, or none gives it a place in
    /// one. Peer finds out if they do not. Between processes it uses windows for more than 4 MiB (less with more than two ranks), where every
    /// buffer that others read or write is in one: both of AllReduce, what ReduceScatter sends, what AllGather, AllToAll, Broadcast and Scatter
    /// receive. In one process it reaches all buffers without a window, and makes one only so that the same code runs there. Between two
    /// processes, the first window of 128 MiB or more also takes 192 MiB of each device for the pieces of large reductions.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">The buffer is empty, its address no multiple of 4096, or not on the communicator's device.</exception>
    /// <exception cref="ObjectDisposedException">The communicator or the buffer is disposed.</exception>
    /// <exception cref="InvalidOperationException">The open group holds collectives, or the communicator is in a group of another thread.</exception>
    /// <exception cref="NotSupportedException">
    /// Neither NCCL nor Peer carries the communicator, the loaded NCCL is too old for this or for a flag, or a flag is not for Peer.
    /// </exception>
    /// <exception cref="CollectiveMismatchException">On Peer between processes: the ranks' buffers differ in length, or the flags do.</exception>
    /// <exception cref="CollectiveException">A rank did not come before the deadline, a rank's memory cannot be mapped, or the library failed.</exception>
    [Collective]
    public MemoryWindow RegisterWindow<T>(ArrayView<T> view, [Uniform] NcclWindowFlags flags = NcclWindowFlags.CollSymmetric)
        where T : unmanaged
    {
        CheckUsable();
        Operand memory = OperandToRegister(view, nameof(RegisterWindow));
        if (memory.Pointer % NcclConstants.WindowAlignment != 0)
        {
            throw new ArgumentException(
                $"RegisterWindow: the buffer is at 0x{memory.Pointer:x}, and a window begins at a multiple of {NcclConstants.WindowAlignment}.", nameof(view));
        }

        var window = new MemoryWindow(this, memory.Bytes);
        Ask(new WindowRequest(this, memory, flags, window));
        return window;
    }

    private Operand OperandToRegister<T>(ArrayView<T> view, string method)
        where T : unmanaged
    {
        Operand memory = Operand.Of(view);
        if (memory.Buffer is not { } buffer)
            throw new ArgumentException($"{method}: the buffer is empty.", nameof(view));
        ObjectDisposedException.ThrowIf(buffer.IsDisposed, buffer);
        return buffer.Accelerator == Device.Opened ? memory : throw CallErrors.BufferOfAnotherDevice(this, method, nameof(view), buffer);
    }
}
