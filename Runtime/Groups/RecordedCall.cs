namespace TypedCollectives;

/// <summary>A checked call and the rank it is for, from the moment it is made to the moment it is launched.</summary>
internal readonly struct RecordedCall(Communicator communicator, in CollectiveCall call)
{
    internal Communicator Communicator { get; } = communicator;

    internal CollectiveCall Call { get; } = call;
}
