namespace TypedCollectives;

/// <summary>Asks for a communicator made of another one.</summary>
/// <param name="parent">The other one.</param>
/// <param name="child">The communicator that is made, or null if this rank is in none.</param>
/// <param name="options">How; null takes the parent's options.</param>
internal abstract class ChildRequest(Communicator parent, Communicator? child, CommunicatorOptions? options) : GroupRequest(parent)
{
    internal Communicator? Child { get; } = child;

    internal CommunicatorOptions? Options { get; } = options;

    internal override GroupState? Group
    {
        get => base.Group;
        set
        {
            base.Group = value;
            if (Child is not null)
                Child.Initialising = value;
        }
    }
}
