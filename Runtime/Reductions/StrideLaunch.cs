using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>Launch sizes for kernels whose threads stride over the elements.</summary>
internal static class StrideLaunch
{
    private const int ThreadsPerGroup = 256;
    private const int GroupsPerMultiprocessor = 8;

    internal static KernelConfig For(Accelerator accelerator, long elements)
    {
        int threads = Math.Min(ThreadsPerGroup, accelerator.MaxNumThreadsPerGroup);
        long needed = (elements + threads - 1) / threads;
        long resident = (long)accelerator.NumMultiprocessors * GroupsPerMultiprocessor;
        // On the CPU accelerator a group costs a task and brings nothing.
        if (accelerator.AcceleratorType == AcceleratorType.CPU)
            resident = accelerator.NumMultiprocessors;
        return new KernelConfig((int)Math.Max(1, Math.Min(needed, resident)), threads);
    }
}
