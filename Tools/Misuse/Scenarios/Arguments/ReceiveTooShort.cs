namespace TypedCollectives.Misuse;

internal sealed class ReceiveTooShort : IScenario
{
    public string Rule => "TC3004";

    public string Description => "AllGather into a buffer of one rank's length";

    public string Run(Bench bench)
    {
        var send = bench.Buffers();
        var recv = bench.Buffers();
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllGather(send[comm.Rank], recv[comm.Rank]);
        }

        bench.Clique.Synchronize();
        return "completed";
    }
}
