using System.Net;
using System.Net.Sockets;

namespace TypedCollectives.Tests;

/// <summary>Two ends of one connection over loopback.</summary>
internal sealed class SocketPair : IDisposable
{
    private SocketPair(Socket connector, Socket acceptor)
    {
        Connector = connector;
        Acceptor = acceptor;
    }

    internal Socket Connector { get; }

    internal Socket Acceptor { get; }

    internal static async Task<SocketPair> CreateAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var connector = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await connector.ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        return new SocketPair(connector, await listener.AcceptAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        Connector.Dispose();
        Acceptor.Dispose();
    }
}
