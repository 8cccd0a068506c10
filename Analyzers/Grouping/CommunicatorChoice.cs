using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>What tells which communicator a call is made on.</summary>
internal abstract class CommunicatorChoice
{
    /// <summary>Whether it is another communicator in each round.</summary>
    public abstract bool IsOther(ElementVariance variance);

    /// <summary>The element of a collection that the communicator is, where that is known.</summary>
    public abstract CommunicatorElement? Element(SymbolWrites writes);

    /// <summary>The communicator itself is given.</summary>
    public static CommunicatorChoice Given(IOperation communicator) => new GivenCommunicator(communicator);

    /// <summary>A helper picks the communicator by a value.</summary>
    public static CommunicatorChoice Picked(IOperation value) => new PickedCommunicator(value);

    /// <summary>The communicator is being made, as one rank of those that share an id.</summary>
    public static CommunicatorChoice Made(IOperation id, IOperation rank) => new MadeCommunicator(id, rank);

    private sealed class GivenCommunicator(IOperation communicator) : CommunicatorChoice
    {
        public override bool IsOther(ElementVariance variance) => variance.IsOtherCommunicator(communicator);

        public override CommunicatorElement? Element(SymbolWrites writes) => CommunicatorElement.Of(communicator, writes);
    }

    private sealed class PickedCommunicator(IOperation value) : CommunicatorChoice
    {
        public override bool IsOther(ElementVariance variance) => variance.Varies(value);

        public override CommunicatorElement? Element(SymbolWrites writes) => null;
    }

    private sealed class MadeCommunicator(IOperation id, IOperation rank) : CommunicatorChoice
    {
        public override bool IsOther(ElementVariance variance) => variance.Varies(rank) && !variance.Varies(id);

        public override CommunicatorElement? Element(SymbolWrites writes) => CommunicatorElement.OfRank(id, rank, writes);
    }
}
