namespace TypedCollectives;

/// <summary>What a rank hears from another one besides calls and their data.</summary>
internal interface IPeerEvents
{
    /// <summary>A rank's communicator is disposed.</summary>
    /// <param name="from">Who says so.</param>
    /// <param name="notice">Which rank.</param>
    void OnLeft(PeerChannel from, LeaveNotice notice);

    /// <summary>The communicator failed elsewhere.</summary>
    void OnAbort(PeerChannel from, FailureNotice notice);

    /// <summary>The connection ended without a goodbye, or what came over it makes no sense.</summary>
    void OnLost(PeerChannel from, string how);
}
