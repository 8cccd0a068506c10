namespace TypedCollectives.Misuse;

internal sealed class TaskInScope : IScenario
{
    public string Rule => "TC1004";

    public string Description => "one rank's AllReduce in a Task inside an open group, the other's in the group itself";

    public string Run(Bench bench)
    {
        bench.WarmUp();
        var buffers = bench.Buffers();
        Task task;
        using (CollectiveGroup.Open())
        {
            bench.Clique[0].AllReduce(buffers[0], ReduceOp.Sum);
            task = Task.Run(() => bench.Clique[1].AllReduce(buffers[1], ReduceOp.Sum));
            task.Wait();
            bench.Note("the task ended");
        }

        bench.Clique.Synchronize();
        return Bench.Compare(buffers, Bench.Sum);
    }
}
