using ILGPU;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>A layer's part of the vector of all weights, or of all gradients.</summary>
/// <param name="Weights">A row for each unit, each of whole <see cref="Four"/>.</param>
/// <param name="Biases">One for each unit.</param>
internal readonly record struct Layer(ArrayView<Four> Weights, ArrayView<Four> Biases)
{
    /// <summary>Divides a layer's weights from its biases.</summary>
    public static Layer Of(ArrayView<double> all, int units) =>
        new(all.SubView(0, all.IntLength - units).Cast<Four>(), all.SubView(all.IntLength - units, units).Cast<Four>());
}
