using System;
using System.Runtime.CompilerServices;
using ILGPU;
using TypedCollectives;

namespace Training;

public static partial class Placed
{
    [CollectiveStep]
    public static partial void Exchange(
        Communicator comm,
        [AllReduce] ArrayView<float> gradients,
        [Broadcast(Root = 1)] Memory<double> weights,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int @line = 0);

    [CollectiveStep]
    public static partial void Sum(Communicator comm, [AllReduce] Span<int> sums, [CallerLineNumber] int place = 0);
}
