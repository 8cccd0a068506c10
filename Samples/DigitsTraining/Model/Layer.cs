using ILGPU;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>A layer's part of the vector of all weights, or of all gradients.</summary>
/// <param name="Weights">A row for each unit.</param>
/// <param name="Biases">One for each unit.</param>
internal readonly record struct Layer(ArrayView<Four> Weights, ArrayView<double> Biases)
{
    /// <summary>Divides a layer's weights from its biases.</summary>
    public static Layer Of(ArrayView<double> all, int inputs, int units) =>
        new(all.SubView(0, inputs * units).Cast<Four>(), all.SubView(inputs * units, units));
}
