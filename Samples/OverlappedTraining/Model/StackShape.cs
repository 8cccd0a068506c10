namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>The size of the model.</summary>
/// <param name="Layers">The number of layers.</param>
/// <param name="Width">The units of each layer, and the inputs of each.</param>
/// <param name="Batch">The examples of one step on each device.</param>
internal sealed record StackShape(int Layers, int Width, int Batch)
{
    public int Weights => Width * Width;

    /// <summary>The activations of one layer.</summary>
    public int Activations => Batch * Width;

    public long GradientBytes => (long)Layers * (Weights + Width) * sizeof(float);
}
