namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Averages the replicas' gradients over the ranks, layer by layer as the backward pass fills them.</summary>
internal interface IGradientExchange : IDisposable
{
    /// <summary>The kernels that fill the output layer's are on the streams.</summary>
    void OutputIsReady();

    /// <summary>The kernels that fill the hidden layer's are on the streams.</summary>
    void HiddenIsReady();

    /// <summary>What is put on the streams from now on finds the averages.</summary>
    void Wait();
}
