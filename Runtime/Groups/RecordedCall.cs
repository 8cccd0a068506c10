namespace TypedCollectives;

/// <summary>A call and the rank it is for, from the moment it is made to the moment it is launched.</summary>
internal struct RecordedCall
{
    internal Communicator Communicator;
    internal CollectiveCall Call;

    /// <summary>Holds on to no buffer and no communicator.</summary>
    internal void LetGo()
    {
        Communicator = null!;
        Call.Send = default;
        Call.Recv = default;
        Call.Custom = null;
        Call.Stream = null;
    }
}
