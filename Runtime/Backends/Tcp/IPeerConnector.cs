using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>Makes the connections of one rank, each when it is first needed: the lower rank connects to the higher one.</summary>
internal interface IPeerConnector : IAsyncDisposable
{
    /// <summary>Who a rank is, for messages: its host and process.</summary>
    string Describe(int rank);

    /// <summary>Gives the connections made before, and from now on each one a lower rank makes.</summary>
    void Start(Action<int, Socket> connected);

    /// <summary>Connects to a higher rank.</summary>
    Task<Socket> ConnectAsync(int rank, CancellationToken cancellation);
}
