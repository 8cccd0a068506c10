namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>The digits to learn from and those held out to test on.</summary>
internal sealed record DigitsSplit(IReadOnlyList<Digit> Train, IReadOnlyList<Digit> Test)
{
    private const int HeldOutShare = 5;

    /// <summary>Holds a fifth of the digits out; the seed alone decides which.</summary>
    public static DigitsSplit Of(IReadOnlyList<Digit> digits, int seed)
    {
        Digit[] shuffled = [.. digits];
        new Random(seed).Shuffle(shuffled);
        int test = shuffled.Length / HeldOutShare;
        return new DigitsSplit(shuffled[test..], shuffled[..test]);
    }
}
