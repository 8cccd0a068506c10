namespace TypedCollectives;

/// <summary>Why a communicator failed, as its ranks tell each other.</summary>
/// <param name="Kind">Which exception it is.</param>
/// <param name="Origin">The rank that found out.</param>
/// <param name="Text">What it says.</param>
/// <param name="Cause">The exception underneath, on the rank that found out.</param>
internal sealed record FailureNotice(FailureKind Kind, int Origin, string Text, Exception? Cause = null)
{
    internal static FailureNotice Of(CollectiveException exception, int origin) => new(
        exception switch
        {
            CollectiveMismatchException => FailureKind.Mismatch,
            CollectiveTimeoutException => FailureKind.Timeout,
            _ => FailureKind.Error,
        },
        origin, exception.Message, exception.InnerException);

    /// <summary>The exception of a rank that made a call: it names that call too.</summary>
    internal CollectiveException ToException(int rank, string call)
    {
        string text = Text.Contains(call, StringComparison.Ordinal) ? Text : $"{Text} Rank {rank} was in {call}.";
        return Kind switch
        {
            FailureKind.Mismatch => new CollectiveMismatchException(text),
            FailureKind.Timeout => new CollectiveTimeoutException(text),
            _ => new CollectiveException(text, Cause),
        };
    }

    internal ReadOnlyMemory<byte> ToPayload() => new PayloadWriter().Byte((byte)Kind).Int32(Origin).Text(Text).Written;

    internal static bool TryRead(ReadOnlySpan<byte> payload, out FailureNotice? notice)
    {
        var reader = new PayloadReader(payload);
        var kind = (FailureKind)reader.Byte();
        int origin = reader.Int32();
        string text = reader.Text();
        notice = reader.IsWhole && kind <= FailureKind.Timeout ? new FailureNotice(kind, origin, text) : null;
        return notice is not null;
    }
}
