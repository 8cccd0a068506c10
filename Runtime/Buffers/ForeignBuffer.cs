using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>Makes views of memory that another library owns, such as a tensor of TorchSharp.</summary>
public static class ForeignBuffer
{
    /// <summary>What the kernels of ILGPU rely on: they load and store up to 16 bytes at a time.</summary>
    private const int Alignment = 16;

    /// <summary>Wraps memory that another library owns.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="pointer">The address of the first element, a multiple of 16 bytes.</param>
    /// <param name="length">How many elements there are.</param>
    /// <param name="device">The device whose memory it is: for a host device, memory of this process; <see cref="Communicator.Device"/>.</param>
    /// <returns>
    /// The owner of the view. It never frees the memory, which has to stay allocated, and in place, as long as the view is used.
    /// </returns>
    /// <example>
    /// <code>
    /// using ForeignBuffer&lt;float&gt; gradients = ForeignBuffer.Wrap&lt;float&gt;(tensorPointer, tensorLength, comm.Device);
    /// comm.AllReduce(gradients.View, ReduceOp.Average);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="pointer"/> is null or no multiple of 16, or is memory of another device, or memory the CUDA driver does not know.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is not positive, or is more than fits behind the address.
    /// </exception>
    /// <exception cref="NotSupportedException">The device is one of OpenCL, whose memory has no addresses.</exception>
    /// <exception cref="CollectiveException">The driver reported an error.</exception>
    public static ForeignBuffer<T> Wrap<T>(nint pointer, long length, CollectiveDevice device)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(device);
        int size = Unsafe.SizeOf<T>();
        if (pointer == 0)
            throw new ArgumentException("The pointer is null.", nameof(pointer));
        if ((nuint)pointer % Alignment != 0)
            throw ForeignBufferErrors.Unaligned(pointer, Alignment);
        if (length <= 0 || (UInt128)(nuint)pointer + ((UInt128)length * (uint)size) > nuint.MaxValue)
            throw ForeignBufferErrors.NoLength(length, size, pointer);

        Accelerator accelerator = device.Accelerator;
        if (accelerator is CudaAccelerator cuda)
            CudaPointers.RequireOn(pointer, device, cuda);
        MemoryBuffer memory = ForeignMemory.Over(accelerator, pointer, length, size) ?? throw ForeignBufferErrors.NoAddresses(device);
        return new ForeignBuffer<T>(memory, length);
    }

    /// <inheritdoc cref="Wrap{T}(nint, long, CollectiveDevice)"/>
    public static ForeignBuffer<T> Wrap<T>(ulong pointer, long length, CollectiveDevice device)
        where T : unmanaged =>
        Wrap<T>(unchecked((nint)pointer), length, device);
}
