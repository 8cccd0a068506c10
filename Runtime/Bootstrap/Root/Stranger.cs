using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>A connection of which nothing is known yet.</summary>
/// <param name="gate">Where it waits.</param>
/// <param name="socket">The connection.</param>
/// <param name="patience">Cancelled when it has taken too long.</param>
internal sealed class Stranger(Gate gate, Socket socket, CancellationToken patience)
{
    internal Socket Socket { get; } = socket;

    internal CancellationToken Patience { get; } = patience;

    /// <summary>Takes the connection over: the gate no longer closes it. False if it already has.</summary>
    internal bool TryTakeOver() => gate.Release(this);
}
