namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The bucket's exchange: the output layer's gradients travel while the hidden layer's are computed.</summary>
internal sealed class OverlappedExchange : IGradientExchange
{
    private readonly BucketExchange _exchange;
    private readonly Replica.GradientsBucket _gradients;

    public OverlappedExchange(CommunicatorClique clique, Replica[] replicas)
    {
        // A part for each layer: two layers' gradients never come to what is usually worth a launch, and would wait for each other.
        _exchange = new BucketExchange(clique, new BucketOptions { PartBytes = 1 });
        _gradients = new Replica.GradientsBucket(_exchange, replicas);
    }

    public void OutputIsReady() => _gradients.ReadyOutputGradients();

    public void HiddenIsReady() => _gradients.ReadyHiddenGradients();

    public void Wait() => _exchange.Wait();

    public void Dispose() => _exchange.Dispose();
}
