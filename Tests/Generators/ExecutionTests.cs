using System.Reflection;
using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>Generated code at work: compiled, loaded and run on two ranks of host memory.</summary>
public sealed class ExecutionTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using TypedCollectives;

        [CollectiveElement]
        public partial struct Vector2 { public float X, Y; }

        public struct Longest : IReduction<long> { public static long Combine(long left, long right) => Math.Max(left, right); }

        [CollectiveState]
        public partial class Replica<T>(T[] weights, T[] gradients, Vector2[] corners, long[] counts)
            where T : unmanaged
        {
            [Broadcast(Root = 1)] public T[] Weights { get; } = weights;
            [AllReduce] public T[] Gradients { get; } = gradients;
            [AllReduce(ReduceOp.Max)] private readonly Vector2[] _corners = corners;
            [AllReduce<Longest>(Into = nameof(Total))] private readonly long[] _counts = counts;
            public long[] Total { get; } = new long[counts.Length];
            public Vector2[] Corners => _corners;
        }

        public static partial class Program
        {
            [CollectiveStep]
            public static partial void Share(Communicator comm, [AllReduce] Span<int> sums, [Gather(Into = nameof(all), Root = 0)] int[] mine, Memory<int> all);

            public static string Run()
            {
                using var clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
                List<Replica<double>> states = [
                    new([1, 2], [10, 20], [new() { X = 1, Y = 5 }], [3]),
                    new([3, 4], [1, 2], [new() { X = 2, Y = 4 }], [-7]),
                ];
                clique.Synchronize(states);
                clique.AllReduceGradients(states);
                var text = string.Join("; ", states.Select(state => string.Join(
                    " ", [.. state.Weights, .. state.Gradients, state.Corners[0].X, state.Corners[0].Y, .. state.Total])));

                var gathered = new int[2];
                var sums = new int[2];
                Task.WaitAll(clique.Select(comm => Task.Factory.StartNew(() =>
                {
                    int[] sum = [comm.Rank + 1];
                    Share(comm, sum, [comm.Rank + 5], comm.Rank == 0 ? gathered : default(Memory<int>));
                    sums[comm.Rank] = sum[0];
                }, TaskCreationOptions.LongRunning)).ToArray());
                return text + "; " + string.Join(" ", [.. gathered, .. sums]);
            }
        }
        """;

    // The ranks' buffers differ in length: the runtime names the place of both calls.
    private const string MisuseSource = """
        using System;
        using System.Runtime.CompilerServices;
        using TypedCollectives;

        [CollectiveState]
        public partial class Replica(int length)
        {
            [AllReduce] public float[] Parts { get; } = new float[length];
        }

        public static partial class Program
        {
            [CollectiveStep]
            public static partial void Step(
                Communicator comm, [AllReduce] float[] parts, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

            public static string Run(int kind)
            {
                using var clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
                Replica[] replicas = [new(3), new(4)];
                try
                {
                    if (kind == 3)
                        clique.AllReduceParts(replicas); // 3
                    else if (kind == 4)
                        clique.Synchronize(replicas); // 4
                    else
                    {
                        using (CollectiveGroup.Open())
                        {
                            foreach (var comm in clique)
                            {
                                if (kind == 0)
                                    replicas[comm.Rank].AllReduceParts(comm); // 0
                                else if (kind == 1)
                                    replicas[comm.Rank].Synchronize(comm); // 1
                                else
                                    Step(comm, replicas[comm.Rank].Parts); // 2
                            }
                        }
                    }
                }
                catch (CollectiveMismatchException exception)
                {
                    return exception.Message;
                }
                return "";
            }
        }
        """;

    [Fact]
    public void GeneratedMethodsRunTheirCollectives() => Assert.Equal(
        "3 4 22 44 2 5 3; 3 4 22 44 2 5 3; 5 6 3 3",
        Load(Source).GetMethod("Run")!.CreateDelegate<Func<string>>()());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void ErrorsNameTheCallersLine(int kind)
    {
        var line = 1 + Array.FindIndex(MisuseSource.Split('\n'), text => text.EndsWith($"// {kind}", StringComparison.Ordinal));
        Assert.Contains($"Source0.cs:{line}", Load(MisuseSource).GetMethod("Run")!.CreateDelegate<Func<int, string>>()(kind));
    }

    private static Type Load(string source)
    {
        using var image = new MemoryStream();
        var emitted = GeneratorRun.Of(source).After.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(image.ToArray()).GetType("Program")!;
    }
}
