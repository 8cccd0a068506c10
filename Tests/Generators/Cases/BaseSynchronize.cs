using TypedCollectives;

namespace Training;

[CollectiveState]
public partial class Written
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
