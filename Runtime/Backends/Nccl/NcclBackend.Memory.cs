using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

// Buffers that NCCL knows.
internal sealed unsafe partial class NcclBackend
{
    private readonly HashSet<MemoryRegistration> _registrations = [];
    private readonly Dictionary<MemoryWindow, NcclWindow> _windows = [];

    /// <summary>Allocates memory that can be symmetric.</summary>
    /// <returns>The buffer, or <see langword="null"/> if memory of the device has no addresses.</returns>
    internal MemoryBuffer? AllocateSymmetric(long length, int elementSize)
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclMemAlloc)), "AllocateSymmetric");
        ThrowIfClosed("AllocateSymmetric");
        Accelerator accelerator = _device.Accelerator;
        accelerator.Bind();
        void* start;
        nuint bytes = (nuint)Math.Max(length * elementSize, SymmetricMemory.LeastBytes);
        NcclLibrary.Check(NcclNative.ncclMemAlloc(&start, bytes), nameof(NcclNative.ncclMemAlloc), _handle.Comm);
        nint memory = (nint)start;
        return ForeignMemory.Over(accelerator, memory, length, elementSize, mayThrow => Free(accelerator, memory, mayThrow));
    }

    private static void Free(Accelerator accelerator, nint memory, bool mayThrow)
    {
        // cuMemFree waits for what uses the memory; NCCL takes it out of the address space at once.
        CUresult waited = accelerator is CudaAccelerator ? CudaNative.cuCtxSynchronize() : CUresult.Success;
        NcclResult freed = NcclNative.ncclMemFree((void*)memory);
        if (!mayThrow)
            return;
        NcclLibrary.Check(freed, nameof(NcclNative.ncclMemFree));
        CudaDriver.Check(waited, nameof(CudaNative.cuCtxSynchronize));
    }

    internal MemoryRegistration Register(in Operand memory)
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommRegister)), "Register");
        ThrowIfClosed("Register");
        void* handle;
        NcclLibrary.Check(
            NcclNative.ncclCommRegister(_handle.Comm, (void*)memory.Pointer, (nuint)memory.Bytes, &handle), nameof(NcclNative.ncclCommRegister),
            _handle.Comm);
        var registration = new MemoryRegistration(this, (nint)handle, memory.Bytes);
        _registrations.Add(registration);
        return registration;
    }

    internal void Deregister(MemoryRegistration registration)
    {
        if (_registrations.Remove(registration) && !_handle.IsEnded)
        {
            NcclLibrary.Check(
                NcclNative.ncclCommDeregister(_handle.Comm, (void*)registration.Handle), nameof(NcclNative.ncclCommDeregister), _handle.Comm);
        }
    }

    /// <summary>A window was made; a null one is none for NCCL either.</summary>
    internal void Keep(MemoryWindow window, NcclWindow handle)
    {
        if (!handle.IsNull)
            _windows.Add(window, handle);
        window.Complete(!handle.IsNull, Deregister);
    }

    private void Deregister(MemoryWindow window)
    {
        if (_windows.Remove(window, out NcclWindow handle) && !_handle.IsEnded)
        {
            NcclLibrary.Check(
                NcclNative.ncclCommWindowDeregister(_handle.Comm, handle), nameof(NcclNative.ncclCommWindowDeregister), _handle.Comm);
        }
    }

    /// <summary>NCCL wants them ended before the communicator is.</summary>
    private void DeregisterAll()
    {
        foreach (MemoryWindow window in _windows.Keys.ToArray())
            Deregister(window);
        foreach (MemoryRegistration registration in _registrations.ToArray())
            Deregister(registration);
    }

    private void CheckWindow(WindowRequest request)
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommWindowRegister)), "RegisterWindow");
        foreach (NcclWindowFlags flag in (NcclWindowFlags[])[NcclWindowFlags.StrictOrdering, NcclWindowFlags.GinOnly, NcclWindowFlags.CftCounted])
        {
            if (request.Flags.HasFlag(flag))
                _library.Require(NcclRequirements.FirstVersionOf(flag), $"NcclWindowFlags.{flag}");
        }
    }
}
