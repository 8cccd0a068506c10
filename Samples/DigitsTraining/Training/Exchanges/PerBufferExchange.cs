namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>A call for each buffer, on the streams that compute: what follows waits for it.</summary>
internal sealed class PerBufferExchange(CommunicatorClique clique, Replica[] replicas) : IGradientExchange
{
    public void OutputIsReady() => clique.AllReduceOutputGradients(replicas);

    public void HiddenIsReady() => clique.AllReduceHiddenGradients(replicas);

    public void Wait()
    {
        // The streams have waited.
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
