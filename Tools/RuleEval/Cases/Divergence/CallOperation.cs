using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>A collective to put somewhere.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Meaning">What it comes to at run time: operations that mean the same do not differ.</param>
/// <param name="Dialect">What it is written against.</param>
/// <param name="Statement">The call.</param>
/// <param name="Types">The types it needs.</param>
internal sealed record CallOperation(string Name, string Meaning, Dialect Dialect, string Statement, string Types = "")
{
    public static ImmutableArray<CallOperation> All { get; } =
    [
        Sdk("AllReduce", "AllReduce", "comm.AllReduce(data, ReduceOp.Sum);"),
        Sdk("Broadcast", "Broadcast", "comm.Broadcast(data, root: 0);"),
        Sdk("Reduce", "Reduce", "comm.Reduce(data, ReduceOp.Sum, root: 0);"),
        Sdk("AllGather", "AllGather", "comm.AllGather(data, all);"),
        Sdk("ReduceScatter", "ReduceScatter", "comm.ReduceScatter(all, data, ReduceOp.Sum);"),
        Sdk("AllToAll", "AllToAll", "comm.AllToAll(all, more);"),
        Sdk("AllGatherV", "AllGatherV", "comm.AllGatherV(data, all, [3, 5]);"),
        Sdk("AllToAllV", "AllToAllV", "comm.AllToAllV(all, [3, 5], more, [5, 3]);"),
        Sdk("Gather", "Gather", "comm.Gather(data, all, root: 0);"),
        Sdk("Scatter", "Scatter", "comm.Scatter(all, data, root: 0);"),
        Sdk("Barrier", "Barrier", "comm.Barrier();"),
        Sdk("marked", "AllReduce", "Marked.Exchange(comm, data);", """
            public static class Marked
            {
                [Collective]
                public static void Exchange(Communicator comm, float[] data) => comm.AllReduce(data, ReduceOp.Sum);
            }
            """),
        Sdk("step", "AllReduce", "Steps.Exchange(comm, data);", """
            public static partial class Steps
            {
                [CollectiveStep]
                public static partial void Exchange(Communicator comm, [AllReduce(ReduceOp.Sum)] float[] data);
            }
            """),
        Sdk("state", "AllReduce", "new Replica(data).AllReduceGradients(comm);", """
            [CollectiveState]
            public sealed partial class Replica(float[] gradients)
            {
                [AllReduce(ReduceOp.Average)]
                public float[] Gradients { get; } = gradients;
            }
            """),
        Sdk("exchange", "exchange", "Layers.Exchange(comm, default);", """
            [CollectiveState]
            public sealed partial class Layer(ArrayView<float> gradients)
            {
                [AllReduce(ReduceOp.Average, Bucket = "gradients")]
                public ArrayView<float> Gradients { get; } = gradients;
            }

            public static class Layers
            {
                public static void Exchange(Communicator comm, ArrayView<float> gradients)
                {
                    using BucketExchange exchange = new(comm);
                    Layer.GradientsBucket bucket = new(exchange, [new Layer(gradients)]);
                    bucket.ReadyGradients();
                    exchange.Wait();
                }
            }
            """),
        Raw("ncclAllReduce", "data, all, length, NcclDataType.Float32, NcclRedOp.Sum"),
        Raw("ncclBroadcast", "data, all, length, NcclDataType.Float32, 0"),
        Raw("ncclReduce", "data, all, length, NcclDataType.Float32, NcclRedOp.Sum, 0"),
        Raw("ncclAllGather", "data, all, length, NcclDataType.Float32"),
        Raw("ncclReduceScatter", "all, data, length, NcclDataType.Float32, NcclRedOp.Sum"),
        Raw("ncclAlltoAll", "data, all, length, NcclDataType.Float32"),
    ];

    private static CallOperation Sdk(string name, string meaning, string statement, string types = "") =>
        new(name, meaning, Dialect.Sdk, statement, types);

    private static CallOperation Raw(string name, string arguments) =>
        new(name, name, Dialect.Raw, $"Native.Check(NcclNative.{name}({arguments}, comm, stream));");
}
