using System.Runtime.InteropServices;
using ILGPU;
using TypedCollectives.Interop.Cuda;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>The CUDA driver: where ILGPU finds it, and its errors as exceptions.</summary>
internal static class CudaDriver
{
    /// <summary>
    /// Has ILGPU find the driver where this library finds it: ILGPU asks for <c>libcuda.so</c> only, and containers often carry
    /// <c>libcuda.so.1</c> only.
    /// </summary>
    internal static void Resolve() => NativeLibraries.RegisterCudaResolverFor(typeof(Context).Assembly);

    /// <summary>How many devices the driver, which is loaded, reports; none if it does not start.</summary>
    internal static unsafe int CountDevices()
    {
        int count;
        return CudaNative.cuInit(0) == CUresult.Success && CudaNative.cuDeviceGetCount(&count) == CUresult.Success ? count : 0;
    }

    internal static void Check(CUresult result, string function)
    {
        if (result != CUresult.Success)
            throw new CollectiveException($"{function} failed: {Describe(result)}");
    }

    internal static unsafe string Describe(CUresult result)
    {
        byte* name;
        byte* text;
        if (CudaNative.cuGetErrorName(result, &name) != CUresult.Success
            || CudaNative.cuGetErrorString(result, &text) != CUresult.Success)
        {
            return $"CUDA error {(int)result}";
        }

        return $"{Marshal.PtrToStringUTF8((nint)name)}: {Marshal.PtrToStringUTF8((nint)text)}";
    }
}
