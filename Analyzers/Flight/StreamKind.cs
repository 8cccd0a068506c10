namespace TypedCollectives.Analyzers.Flight;

/// <summary>What is known of a stream.</summary>
internal enum StreamKind
{
    /// <summary>Nothing: it may be any.</summary>
    Unknown,

    /// <summary>The stream of a communicator, which waits for no other.</summary>
    Communicator,

    /// <summary>The default stream of an accelerator or CUDA context.</summary>
    Default,

    /// <summary>A stream that the method made.</summary>
    Made,

    /// <summary>The stream of a bucket exchange, which the computing stream waits for when told to.</summary>
    Exchange,
}
