namespace TypedCollectives;

/// <summary>What a frame between two ranks holds.</summary>
internal enum FrameKind : byte
{
    /// <summary>The sender's next collective.</summary>
    Collective = 1,

    /// <summary>The sender's next send to the receiver of the frame.</summary>
    Offer = 2,

    /// <summary>The sender's next receive from the receiver of the frame.</summary>
    Request = 3,

    /// <summary>A piece of a collective's data.</summary>
    CollectiveData = 4,

    /// <summary>A piece of a message.</summary>
    MessageData = 5,

    /// <summary>The communicator failed; the text says how.</summary>
    Abort = 6,

    /// <summary>The sender's communicator is disposed; nothing follows.</summary>
    Goodbye = 7,

    /// <summary>Another rank's goodbye, passed on along the ring.</summary>
    Left = 8,
}
