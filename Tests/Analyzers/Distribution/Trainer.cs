namespace TypedCollectives.Analyzers.Tests.Distribution;

/// <summary>Sources with a method whose parameters say how they lie over the ranks.</summary>
internal static class Trainer
{
    /// <summary>Statements of the method.</summary>
    public static string Method(string statements) => $$"""
        public class Trainer
        {
            public void M(Communicator comm, CommunicatorClique clique, [Replicated] float[] weights, [PerRank] float[] gradients, [Sharded] float[] shard,
                [Replicated] ArrayView<float> deviceWeights, [PerRank] ArrayView<float> deviceGradients, float[] scratch, float rate, int n, bool flag)
            {
                {{statements}}
            }

            private static void Backward([PerRank] float[] gradients) => gradients[0] = Random.Shared.NextSingle();

            private static void Update([Replicated] float[] weights, [Replicated] float[] step, float rate) => weights[0] -= rate * step[0];

            private static void Unmarked(float[] values) => values[0] = Random.Shared.NextSingle();

            private static void Average(Communicator comm, float[] values) => comm.AllReduce(values, ReduceOp.Average);

            [return: PerRank]
            private static float[] Local() => new float[4];
        }
        """;
}
