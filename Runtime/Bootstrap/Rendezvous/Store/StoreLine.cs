using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>A rank that has come to the store, and the connection it came by.</summary>
internal sealed record StoreLine(int Rank, Socket Socket, EndPoint? Remote)
{
    internal string Describe() => $"rank {Rank} ({Remote})";
}
