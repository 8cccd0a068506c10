using System.Globalization;
using System.Net;

namespace TypedCollectives;

/// <summary>What can be read from the bytes of a <see cref="UniqueId"/>.</summary>
/// <param name="Magic">The number every connection of the communicator starts with; 0 if the id has none.</param>
/// <param name="EndPoint">Where the root listens, or null if no address can be read.</param>
/// <param name="Origin">What made the id.</param>
/// <param name="ParentRanks">The ranks of the communicator that is to grow (<c>ncclCommGrow</c>); 0 for a new communicator.</param>
public sealed record UniqueIdDescription(ulong Magic, IPEndPoint? EndPoint, UniqueIdOrigin Origin, int ParentRanks)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string text = Origin switch
        {
            UniqueIdOrigin.Managed => $"id of a managed root at {EndPoint}",
            UniqueIdOrigin.Native => $"id of NCCL's root at {EndPoint}",
            UniqueIdOrigin.Address => $"id of the address {EndPoint}",
            _ => "id without a readable address",
        };
        return ParentRanks == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}, to grow from {ParentRanks} ranks");
    }
}
