using System.Diagnostics;

namespace TypedCollectives;

/// <summary>A point in time by which something must be done, or none.</summary>
/// <param name="timeout">The time from now on; infinite for no deadline.</param>
internal sealed class Deadline(TimeSpan timeout)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The time that was given.</summary>
    internal TimeSpan Timeout { get; } = timeout;

    /// <summary>What is left of it: zero when it has passed, infinite without a deadline.</summary>
    internal TimeSpan Left
    {
        get
        {
            if (Timeout == System.Threading.Timeout.InfiniteTimeSpan)
                return Timeout;
            TimeSpan left = Timeout - Stopwatch.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    internal bool HasPassed => Left == TimeSpan.Zero;

    /// <summary>A token source that the deadline, put off by so much, or the caller's token cancels.</summary>
    internal CancellationTokenSource Link(CancellationToken cancellationToken, TimeSpan grace = default)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (Timeout != System.Threading.Timeout.InfiniteTimeSpan)
            source.CancelAfter(Left + grace);
        return source;
    }
}
