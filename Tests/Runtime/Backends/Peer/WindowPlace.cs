namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>A part of every rank's buffer.</summary>
public readonly record struct WindowPlace(int Start, int Bytes)
{
    internal bool Holds(WindowPlace other) => other.Start >= Start && other.Start + other.Bytes <= Start + Bytes;
}
