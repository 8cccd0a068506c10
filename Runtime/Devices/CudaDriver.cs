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

    internal static void Check(CUresult result, string function)
    {
        if (result != CUresult.Success)
            throw new CollectiveException($"{function} failed: {Describe(result)}");
    }

    private static unsafe string Describe(CUresult result)
    {
        byte* name;
        byte* text;
        if (CudaNative.cuGetErrorName(result, &name) != CUresult.Success
            || CudaNative.cuGetErrorString(result, &text) != CUresult.Success)
        {
            return $"CUDA error {(int)result}";
        }

        return $"{System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)name)}: {System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)text)}";
    }
}
