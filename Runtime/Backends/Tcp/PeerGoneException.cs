namespace TypedCollectives;

/// <summary>A rank's communicator was disposed in good order, and something of it is still waited for.</summary>
internal sealed class PeerGoneException : Exception;
