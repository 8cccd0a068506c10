using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class NetworkTests
{
    [Fact]
    public void GradientsAreTheSlopeOfTheLoss()
    {
        const double Step = 1e-6;
        var weights = new double[NetworkShape.Length];
        Network.Initialize(weights, 3);
        Digit digit = DigitsFile.Read(DigitsFile.Default)[17];
        double[] gradients = Gradients(weights, digit);

        // Some weights of every tensor, spread over it.
        foreach ((string name, Range range) in NetworkShape.Tensors)
        {
            (int start, int length) = range.GetOffsetAndLength(NetworkShape.Length);
            for (int i = start; i < start + length; i += Math.Max(1, length / 50))
            {
                double slope = (Loss(weights, i, Step, digit) - Loss(weights, i, -Step, digit)) / (2 * Step);
                Assert.True(Math.Abs(slope - gradients[i]) < 1e-6, $"{name}, weight {i}: slope {slope}, gradient {gradients[i]}");
            }

            Assert.Contains(gradients[range], gradient => Math.Abs(gradient) > 1e-3);
        }
    }

    [Fact]
    public void GradientsAreSummedOverDigits()
    {
        var weights = new double[NetworkShape.Length];
        Network.Initialize(weights, 3);
        IReadOnlyList<Digit> digits = DigitsFile.Read(DigitsFile.Default);
        var network = new Network();
        network.Load(weights);
        network.Learn(digits[0]);
        network.Learn(digits[1]);

        double[] first = Gradients(weights, digits[0]);
        double[] second = Gradients(weights, digits[1]);

        for (int i = 0; i < weights.Length; i++)
            Assert.Equal(first[i] + second[i], network.GradientSum[i], 12);
    }

    [Fact]
    public void WeightDifferencesAreRelativeToTheirTensor()
    {
        var expected = new double[NetworkShape.Length];
        Network.Initialize(expected, 3);
        double[] actual = [.. expected];
        Assert.Equal(new WeightDifference(0, 0), WeightDifference.Between(actual, expected));

        // One weight of the output layer off by a thousandth of the layer's largest.
        Range tensor = NetworkShape.OutputWeights;
        double largest = expected[tensor].Max(Math.Abs);
        actual[tensor.Start.Value] += largest / 1000;
        WeightDifference difference = WeightDifference.Between(actual, expected);
        Assert.Equal(1e-3, difference.Element, 9);
        Assert.Equal(largest / 1000 / Math.Sqrt(expected[tensor].Sum(weight => weight * weight)), difference.Norm, 9);
        Assert.True(difference.IsWithin(1.1e-3));
        Assert.False(difference.IsWithin(1e-4));

        actual[0] = double.NaN;
        Assert.False(WeightDifference.Between(actual, expected).IsWithin(double.MaxValue));
    }

    private static double[] Gradients(double[] weights, Digit digit)
    {
        var network = new Network();
        network.Load(weights);
        network.Learn(digit);
        return network.GradientSum.ToArray();
    }

    private static double Loss(double[] weights, int index, double change, Digit digit)
    {
        double[] changed = [.. weights];
        changed[index] += change;
        var network = new Network();
        network.Load(changed);
        return network.Learn(digit);
    }
}
