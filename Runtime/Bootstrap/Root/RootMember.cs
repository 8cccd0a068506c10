using System.Net;

namespace TypedCollectives;

/// <summary>A rank that has checked in.</summary>
/// <param name="checkIn">What it said.</param>
/// <param name="from">Where it connected from.</param>
internal sealed class RootMember(CheckIn checkIn, IPEndPoint from)
{
    internal CheckIn CheckIn { get; } = checkIn;

    internal IPEndPoint From { get; } = from;

    internal bool IsManaged { get; } = ManagedConnectInfo.IsManaged(checkIn.ConnectInfo);

    /// <summary>The rank by the number everybody knows it by: the first rank of the first root is also the last root's neighbour.</summary>
    internal int Rank => CheckIn.Rank % CheckIn.Size;

    /// <summary>Whether its neighbour is known and the call-back on its way.</summary>
    internal bool IsAnswered { get; set; }

    /// <summary>Whether the call-back has been delivered.</summary>
    internal bool IsServed { get; set; }

    /// <summary>Both "who" and "where", for messages.</summary>
    public override string ToString() => $"rank {Rank} ({From})";
}
