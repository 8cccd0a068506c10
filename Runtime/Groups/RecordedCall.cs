namespace TypedCollectives;

/// <summary>A checked call and the rank it is for, from the moment it is made to the moment it is launched.</summary>
/// <remarks>Fields, read by reference: the struct is large, and copies of it would be most of what a small collective costs the host.</remarks>
internal readonly struct RecordedCall(Communicator communicator, in CollectiveCall call)
{
    internal readonly Communicator Communicator = communicator;
    internal readonly CollectiveCall Call = call;
}
