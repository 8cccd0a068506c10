namespace TypedCollectives.Interop.Cuda;

/// <summary>A device of the CUDA driver: <c>CUdevice</c>.</summary>
/// <param name="Value">The handle <see cref="CudaNative.cuDeviceGet"/> gave; a number, not a pointer.</param>
public readonly record struct CUdevice(int Value);
