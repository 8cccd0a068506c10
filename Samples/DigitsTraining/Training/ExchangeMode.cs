namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>How the gradients are exchanged.</summary>
internal enum ExchangeMode
{
    /// <summary>By their bucket, on a second stream, while the backward pass goes on.</summary>
    Overlapped,

    /// <summary>Each buffer by a call of its own, on the stream of the backward pass, which waits for it.</summary>
    PerBuffer,
}
