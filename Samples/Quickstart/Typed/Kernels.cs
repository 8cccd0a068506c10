using ILGPU;

namespace TypedCollectives.Samples.Quickstart;

/// <summary>Kernels of the program's own: ILGPU compiles them for whatever device a rank is on.</summary>
internal static class Kernels
{
    /// <summary>Multiplies every element by a factor.</summary>
    public static void Scale(Index1D index, ArrayView<float> values, float factor) => values[index] *= factor;
}
