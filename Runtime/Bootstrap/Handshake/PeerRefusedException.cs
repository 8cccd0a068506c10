namespace TypedCollectives;

/// <summary>Who is at the other end of a connection has not proved to be a rank of this communicator.</summary>
/// <remarks>An acceptor drops the connection and goes on; to a connector it is an error.</remarks>
/// <param name="message">Who, and what was wrong.</param>
internal sealed class PeerRefusedException(string message) : CollectiveException(message);
