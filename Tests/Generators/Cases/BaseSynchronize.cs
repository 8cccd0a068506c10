using TypedCollectives;

namespace Training.Overrides;

#pragma warning disable TC9006 // what the case is about
[CollectiveState]
public partial class Written
#pragma warning restore TC9006
{
    [AllReduce]
    public int[] Counts { get; } = [];

    public void Synchronize(Communicator comm) => AllReduceCounts(comm);
}

[CollectiveState]
public partial class Derived : Written
{
    [AllReduce]
    public float[] file = [];
}
