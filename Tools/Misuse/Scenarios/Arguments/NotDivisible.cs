namespace TypedCollectives.Misuse;

internal sealed class NotDivisible : IScenario
{
    public string Rule => "TC3004";

    public string Description => "AllToAll of 1,023 elements on 2 ranks";

    public string Run(Bench bench)
    {
        var send = bench.Buffers(1023);
        var recv = bench.Buffers(1023);
        using (CollectiveGroup.Open())
        {
            foreach (Communicator comm in bench.Clique)
                comm.AllToAll(send[comm.Rank], recv[comm.Rank]);
        }

        bench.Clique.Synchronize();
        return "completed";
    }
}
