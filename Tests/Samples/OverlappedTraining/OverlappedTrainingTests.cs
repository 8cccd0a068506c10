using ILGPU.Runtime;
using TypedCollectives.Samples.OverlappedTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class OverlappedTrainingTests
{
    private static readonly string[] Small = ["--layers", "3", "--width", "9", "--batch", "5", "--steps", "2", "--rounds", "1"];

    // A part for each buffer, and one part.
    [Theory]
    [InlineData("host", 2, "1")]
    [InlineData("host", 3, "1024")]
    [InlineData("peer", 2, "1024")]
    public void EveryModeTrainsEqualReplicasAndTheModesAgree(string backend, int devices, string part)
    {
        CudaDevices.SkipIfTooFew(Enum.Parse<BackendKind>(backend, ignoreCase: true), devices);
        ProgramRun run = Run([.. Small, "--devices", $"{devices}", "--backend", backend, "--part", part]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(3, Count("replicas bitwise equal: yes", run.Output));
        Assert.Equal(3, Count("allowed: holds", run.Output));
        foreach (string mode in (string[])["overlapped ", "per-buffer ", "after ", "none "])
            Assert.Equal(1, Count($"\n{mode}", run.Output));
    }

    [Fact]
    public void OneModeIsTrainedWhenAskedFor()
    {
        ProgramRun run = Run([.. Small, "--devices", "2", "--backend", "host", "--mode", "overlapped"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, Count("steps/s", run.Output));
        Assert.Contains("\noverlapped ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--layers needs a whole number of at least 1, not '0'", "--layers", "0")]
    [InlineData("--width needs a whole number of at least 1, not 'wide'", "--width", "wide")]
    [InlineData("'sometimes' not recognized", "--mode", "sometimes")]
    public void BadArgumentsAreNamed(string message, params string[] args)
    {
        ProgramRun run = Run(args);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OverlappingExchangesTheMeanOfTheDevicesGradients()
    {
        var shape = new StackShape(Layers: 2, Width: 6, Batch: 3);
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
        Stack[] stacks = [.. clique.Select(comm => new Stack(comm, shape))];
        foreach (Stack stack in stacks)
        {
            stack.Initialize(seed: 3);
            stack.Forward();
            stack.BeginBackward();
            stack.Backward(1);
            stack.Backward(0);
        }

        float[][] alone = [.. stacks.Select(Gradients)];
        Assert.NotEqual(alone[0], alone[1]); // every device has examples of its own
        using BucketExchange exchange = new(clique);
        Layer.GradientsBucket[] buckets =
            [.. Enumerable.Range(0, 2).Select(i => new Layer.GradientsBucket(exchange, [stacks[0].Layers[i], stacks[1].Layers[i]]))];
        foreach (Layer.GradientsBucket bucket in buckets.Reverse())
        {
            bucket.ReadyBiasGradients();
            bucket.ReadyWeightGradients();
        }

        exchange.Wait();
        clique.Synchronize();
        float[] mean = [.. alone[0].Zip(alone[1], (left, right) => (left + right) / 2)];
        Assert.All(stacks, stack => Assert.Equal(mean, Gradients(stack)));
        foreach (Stack stack in stacks)
            stack.Dispose();
    }

    // The derivative of the loss by a parameter, from the losses a bit to both sides of it.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void GradientsAreTheDerivativesOfTheLoss(int layer)
    {
        const float nudge = 1e-2f;
        var shape = new StackShape(Layers: 2, Width: 5, Batch: 4);
        using CommunicatorClique clique = Communicator.InitAll(1, new CommunicatorOptions { Backend = BackendKind.Host });
        using var stack = new Stack(clique[0], shape);
        stack.Initialize(seed: 5);
        stack.Forward();
        stack.BeginBackward();
        stack.Backward(1);
        stack.Backward(0);
        float[] gradients = Read(stack.Layers[layer].Gradients);
        MemoryBuffer1D<float, ILGPU.Stride1D.Dense> parameters = stack.Layers[layer].Parameters;
        float[] start = parameters.GetAsArray1D();
        int fit = 0;
        for (int i = 0; i < start.Length; i++)
        {
            double derivative = (LossWith(i, nudge) - LossWith(i, -nudge)) / (2 * nudge);
            if (Math.Abs(derivative - gradients[i]) < 2e-4)
                fit++;
        }

        // A unit that is cut off on one side only has no derivative there.
        Assert.InRange(fit, start.Length - 2, start.Length);
        Assert.True(gradients.Count(gradient => Math.Abs(gradient) > 1e-3) > start.Length / 4, string.Join(' ', gradients));

        double LossWith(int i, float by)
        {
            float[] moved = [.. start];
            moved[i] += by;
            parameters.CopyFromCPU(moved);
            stack.Forward();
            return stack.Loss();
        }
    }

    private static float[] Gradients(Stack stack) => [.. stack.Layers.SelectMany(layer => Read(layer.Gradients))];

    private static float[] Read(ILGPU.ArrayView<float> view)
    {
        var values = new float[view.Length];
        view.CopyToCPU(values);
        return values;
    }

    private static int Count(string text, string output) => output.Split(text).Length - 1;

    private static ProgramRun Run(params string[] args) => ProgramRun.Of(Samples.OverlappedTraining.Program.Run, args);
}
