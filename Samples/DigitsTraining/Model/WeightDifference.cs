using System.Numerics.Tensors;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>How far two sets of weights are apart, relative to their size; each figure is the largest over the network's tensors.</summary>
/// <param name="Norm">|a - b| / |b| in the Euclidean norm, over a tensor.</param>
/// <param name="Element">max |a[i] - b[i]| / max |b[i]|, over a tensor.</param>
/// <remarks>
/// Relative to a tensor, not to each element: a weight that is 0 but for rounding would otherwise differ by any factor.
/// A tensor smaller than <see cref="Floor"/> is taken to be that large.
/// </remarks>
internal sealed record WeightDifference(double Norm, double Element)
{
    private const double Floor = 1e-6;

    /// <summary>Compares weights with those they should be.</summary>
    public static WeightDifference Between(NetworkShape shape, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        var difference = new double[shape.Length];
        TensorPrimitives.Subtract(actual, expected, difference);

        double norm = 0;
        double element = 0;
        foreach (Range range in shape.Tensors)
        {
            ReadOnlySpan<double> d = difference.AsSpan(range);
            ReadOnlySpan<double> r = expected[range];
            // Max and MaxMagnitude propagate NaN, so weights that are none never count as equal.
            norm = Math.Max(norm, TensorPrimitives.Norm(d) / Math.Max(TensorPrimitives.Norm(r), Floor));
            element = Math.Max(
                element, Math.Abs(TensorPrimitives.MaxMagnitude(d)) / Math.Max(Math.Abs(TensorPrimitives.MaxMagnitude(r)), Floor));
        }

        return new WeightDifference(norm, element);
    }

    /// <summary>Whether both figures are at most a limit; never with NaN.</summary>
    public bool IsWithin(double limit) => Norm <= limit && Element <= limit;
}
