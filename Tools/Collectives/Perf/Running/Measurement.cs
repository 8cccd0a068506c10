namespace TypedCollectives.Tools;

/// <summary>One half of a row.</summary>
/// <param name="Microseconds">The time of a call.</param>
/// <param name="AlgorithmBandwidth">The bytes of the call over its time, in GB/s of 10^9 bytes.</param>
/// <param name="BusBandwidth">What of it the links carried.</param>
/// <param name="Wrong">The wrong elements, or <see langword="null"/> if nothing was checked.</param>
internal readonly record struct Measurement(double Microseconds, double AlgorithmBandwidth, double BusBandwidth, long? Wrong);
