using TypedCollectives;

namespace Consumer;

[CollectiveState]
public sealed partial class Replica
{
    [AllReduce]
    public float[] Gradients { get; } = new float[4];
}

public static class Program
{
    public static void Right(CommunicatorClique clique, Replica[] replicas) => clique.AllReduceGradients(replicas);

    public static void Wrong(CommunicatorClique clique, float[][] buffers)
    {
        foreach (var comm in clique)
            comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum);
    }

    public static void Outside(Communicator comm)
    {
        if (Environment.GetEnvironmentVariable("WARM_UP") == "1")
            comm.Barrier();
    }
}
