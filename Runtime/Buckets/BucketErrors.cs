using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>The exceptions of bucketed exchanges.</summary>
internal static class BucketErrors
{
    internal static ArgumentException StreamOfAnotherDevice(Communicator communicator, AcceleratorStream stream) => new(
        $"The computing stream of rank {communicator.Rank} is of {stream.Accelerator}, its communicator is on {communicator.Device}.",
        nameof(stream));

    internal static ArgumentException StreamCount(int streams, int lanes) => new(
        $"The exchange holds {lanes} ranks and needs one computing stream for each, in rank order; there are {streams}.", nameof(streams));

    internal static ArgumentException StateCount(BucketMembers bucket, int states, int lanes) => new(
        $"The exchange holds {lanes} ranks, and bucket '{bucket.Name}' needs one state for each, in rank order; there are {states}.",
        nameof(states));

    internal static InvalidOperationException Started(BucketMembers bucket) => new(
        $"Bucket '{bucket.Name}' comes too late: a buffer of the exchange was marked ready already. Make all buckets before the first step.");

    internal static InvalidOperationException InsideGroup(string call, GroupState group) => new(
        $"{call} inside the group opened {group.Origin}: an exchange opens groups of its own, and orders streams around their launch. End "
        + "the group first; for several ranks on one thread make the exchange of the clique.");

    internal static InvalidOperationException Twice(BucketMembers bucket, int index, CallSite first) => new(
        $"{bucket.NameOf(index)} was marked ready already, at {first}. A buffer is marked once a step; Wait ends the step.");

    internal static InvalidOperationException NeverReady(IEnumerable<string> missing) => new(
        $"Never marked ready in this step: {string.Join(", ", missing)}. Every buffer of every bucket is marked once before Wait, since "
        + "every rank exchanges the same buffers.");

    internal static InvalidOperationException OtherOrder(string marked, string expected, int place) => new(
        $"{marked} is marked ready as number {place + 1} of the step, where the first step marked {expected}. Every step, on every rank, marks "
        + "the buffers in one order.");

    internal static ArgumentException OtherLength(BucketMembers bucket, int index, int rank, long bytes, int firstRank, long firstBytes) => new(
        $"{bucket.NameOf(index)} has {bytes} bytes on rank {rank} and {firstBytes} bytes on rank {firstRank}.");

    internal static CollectiveMismatchException OrderOfRanks(IEnumerable<int> others, string marked, CallSite site) => new(
        $"Ranks {string.Join(", ", others)} and this one have marked different buffers ready, or in another order, in the first step of an "
        + $"exchange. This rank, by {site}: {marked}. Nothing of this part was exchanged.");
}
