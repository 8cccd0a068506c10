namespace TypedCollectives;

/// <summary>
/// A collective failed: a rank did not arrive in time, ranks made different calls, a rank's communicator was disposed while
/// others waited for it, or the library or device underneath reported an error.
/// </summary>
/// <remarks>The message names the rank, the operation, the call site in the source, and what to do.</remarks>
public class CollectiveException : Exception
{
    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What failed, where, and what to do.</param>
    public CollectiveException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">What failed, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public CollectiveException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
