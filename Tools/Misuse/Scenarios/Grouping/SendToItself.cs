namespace TypedCollectives.Misuse;

internal sealed class SendToItself : IScenario
{
    public string Rule => "TC1008";

    public string Description => "a rank sends to itself, without a group";

    public string Run(Bench bench)
    {
        var buffers = bench.Buffers();
        bench.Clique[0].Send(buffers[0], 0);
        return "completed";
    }
}
