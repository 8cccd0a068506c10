using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Reduces buffers of a bucket, in place.</summary>
    internal void IssueBucket(BucketMembers bucket, in Operand buffers, AcceleratorStream stream, CallSite site) =>
        Issue(CollectiveKind.AllReduce, bucket.Layout, buffers, buffers, bucket.Op, bucket.Custom, 0, stream, site);
}
