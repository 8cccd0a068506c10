using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <inheritdoc/>
internal sealed class Reduction<T, TReduction> : Reduction
    where T : unmanaged
    where TReduction : struct, IReduction<T>
{
    internal static readonly Reduction<T, TReduction> Instance = new();

    internal override string Name => typeof(TReduction).Name;

    internal override PeerReduction ForPeers => field ??= PeerReductions.Of<T, TReduction>();

    internal override unsafe void Combine(nint accumulator, nint other, long count)
    {
        var left = (T*)accumulator;
        var right = (T*)other;
        for (long i = 0; i < count; i++)
            left[i] = TReduction.Combine(left[i], right[i]);
    }

    internal override CombineKernel Load(Accelerator accelerator)
    {
        try
        {
            return new CombineKernel<T>(
                accelerator,
                accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, ArrayView<T>>(ReductionKernels.Combine<T, TReduction>));
        }
        catch (Exception exception) when (exception is InternalCompilerException or TypeLoadException or NotSupportedException)
        {
            throw new NotSupportedException(
                $"{typeof(TReduction)} cannot be compiled for {accelerator}: {exception.InnerException?.Message ?? exception.Message} A reduction "
                + "that runs on devices keeps to what an ILGPU kernel can hold, and it and its element type are public (or visible to "
                + "ILGPURuntime through InternalsVisibleTo).",
                exception);
        }
    }
}
