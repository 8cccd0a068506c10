namespace TypedCollectives.Tools;

/// <summary>What a run comes to.</summary>
internal sealed class Summary
{
    private double _busBandwidths;
    private int _measurements;

    /// <summary>How many checks found wrong elements.</summary>
    internal long FailedChecks { get; private set; }

    /// <summary>The mean over all sizes and both halves.</summary>
    internal double AverageBusBandwidth => _busBandwidths / _measurements;

    internal void Add(in Measurement measurement, long failedChecks)
    {
        _busBandwidths += measurement.BusBandwidth;
        _measurements++;
        FailedChecks += failedChecks;
    }
}
