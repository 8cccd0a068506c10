using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class NetworkTests
{
    private static readonly NetworkShape Shape = new(Hidden: 64);
    private static readonly IReadOnlyList<Digit> Digits = DigitsFile.Read(DigitsFile.Default);
    private static readonly double[] Weights = Shape.DrawWeights(3);

    [Fact]
    public void GradientsAreTheSlopeOfTheLoss()
    {
        const double Step = 1e-6;
        using var device = new DeviceNetwork(Shape, [Digits[17]]);
        device.Load(Weights);
        double[] gradients = device.Gradients(scale: 1);

        // Some weights of every tensor, spread over it.
        foreach (Range tensor in Shape.Tensors)
        {
            (int start, int length) = tensor.GetOffsetAndLength(Shape.Length);
            for (int i = start; i < start + length; i += Math.Max(1, length / 50))
            {
                double slope = (LossWith(i, Step) - LossWith(i, -Step)) / (2 * Step);
                Assert.True(Math.Abs(slope - gradients[i]) < 1e-6, $"weight {i}: slope {slope}, gradient {gradients[i]}");
            }

            Assert.Contains(gradients[tensor], gradient => Math.Abs(gradient) > 1e-3);
        }

        double LossWith(int index, double change)
        {
            double[] changed = [.. Weights];
            changed[index] += change;
            device.Load(changed);
            return device.Losses()[0];
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void KernelsComputeWhatTheHostDoes(int count)
    {
        const double Scale = 3;
        Digit[] digits = [.. Digits.Take(count)];
        var host = new HostNetwork(Shape);
        host.Load(Weights);
        double[] losses = [.. digits.Select(host.Learn)];
        int[] hits = [.. digits.Select(digit => host.Classify(digit) == digit.Label ? 1 : 0)];
        using var device = new DeviceNetwork(Shape, digits);

        device.Load(Weights);

        Assert.Equal(losses, device.Losses(), (expected, actual) => Math.Abs(expected - actual) < 1e-13);
        Assert.Equal(hits, device.Hits());
        double[] gradients = device.Gradients(Scale);
        for (int i = 0; i < gradients.Length; i++)
            Assert.Equal(Scale * host.GradientSum[i], gradients[i], 1e-12);
    }

    [Fact]
    public void NoDigitsGiveNoGradient()
    {
        using var device = new DeviceNetwork(Shape, [.. Digits.Take(3)]);
        device.Load(Weights);
        Assert.Contains(device.Gradients(scale: 1), gradient => gradient != 0);

        Assert.All(device.Gradients(scale: 1, count: 0), gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void WeightDifferencesAreRelativeToTheirTensor()
    {
        double[] actual = [.. Weights];
        Assert.Equal(new WeightDifference(0, 0), WeightDifference.Between(Shape, actual, Weights));

        // One weight of the output layer off by a thousandth of the layer's largest.
        Range tensor = Shape.OutputWeights;
        double largest = Weights[tensor].Max(Math.Abs);
        actual[tensor.Start.Value] += largest / 1000;
        WeightDifference difference = WeightDifference.Between(Shape, actual, Weights);
        Assert.Equal(1e-3, difference.Element, 9);
        Assert.Equal(largest / 1000 / Math.Sqrt(Weights[tensor].Sum(weight => weight * weight)), difference.Norm, 9);
        Assert.True(difference.IsWithin(1.1e-3));
        Assert.False(difference.IsWithin(1e-4));

        actual[0] = double.NaN;
        Assert.False(WeightDifference.Between(Shape, actual, Weights).IsWithin(double.MaxValue));
    }
}
