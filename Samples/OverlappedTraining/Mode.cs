namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>How the gradients are exchanged.</summary>
internal enum Mode
{
    /// <summary>In parts, on a second stream, while the backward pass goes on.</summary>
    Overlapped,

    /// <summary>Each buffer by a call of its own, on the stream of the backward pass, as soon as it is there.</summary>
    PerBuffer,

    /// <summary>All buffers in one group, after the backward pass.</summary>
    After,

    /// <summary>Not at all: what the computation alone takes. The replicas part.</summary>
    None,
}
