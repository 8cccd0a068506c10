namespace TypedCollectives;

/// <summary>What a communicator is made of, once its rank has met the others.</summary>
/// <param name="Device">Its device.</param>
/// <param name="Backend">Its end of the backend.</param>
/// <param name="Reason">What carries its collectives and how the ranks met, in one line.</param>
/// <param name="Owned">What is disposed after the backend; the device's owner, mostly.</param>
internal sealed record RankParts(CollectiveDevice Device, ICommunicatorBackend Backend, string Reason, IDisposable? Owned) : IDisposable
{
    public void Dispose()
    {
        Backend.Dispose();
        Owned?.Dispose();
    }
}
