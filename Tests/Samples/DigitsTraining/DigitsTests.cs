using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class DigitsTests
{
    private static readonly string GoodLine = string.Join(',', Enumerable.Range(0, 64).Select(i => i % 17)) + ",9";

    [Fact]
    public void TheDataSetIsComplete()
    {
        IReadOnlyList<Digit> digits = DigitsFile.Read(DigitsFile.Default);

        Assert.Equal(1797, digits.Count);
        Assert.All(digits, digit => Assert.Equal(64, digit.Pixels.Length));
        Assert.Equal(0, digits.Min(digit => digit.Pixels.Min()));
        Assert.Equal(16, digits.Max(digit => digit.Pixels.Max()));
        Assert.Equal(Enumerable.Range(0, 10), digits.Select(digit => digit.Label).Distinct().Order());
    }

    [Fact]
    public void PlainFilesAreReadToo()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllLines(file.Path, [GoodLine, GoodLine]);

        IReadOnlyList<Digit> digits = DigitsFile.Read(file.Path);

        Assert.Equal(2, digits.Count);
        Assert.Equal(63 % 17, digits[1].Pixels[63]);
        Assert.Equal(9, digits[1].Label);
    }

    [Theory]
    [InlineData("1,2,3", "line 2: 3 fields")]
    [InlineData("pixel 17", "line 2: '17' is not a pixel")]
    [InlineData("label 10", "line 2: '10' is not a label")]
    [InlineData("label x", "line 2: 'x' is not a label")]
    public void ABadLineIsNamed(string line, string message)
    {
        using var file = new TemporaryFile(".csv");
        string bad = line.Split(' ') switch
        {
            ["pixel", string pixel] => pixel + GoodLine[1..],
            ["label", string label] => GoodLine[..^1] + label,
            _ => line,
        };
        File.WriteAllLines(file.Path, [GoodLine, bad]);

        var exception = Assert.Throws<InvalidDataException>(() => DigitsFile.Read(file.Path));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFileIsAnError()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, "");

        Assert.Throws<InvalidDataException>(() => DigitsFile.Read(file.Path));
    }

    [Fact]
    public void TheSeedAloneDecidesTheSplit()
    {
        IReadOnlyList<Digit> digits = DigitsFile.Read(DigitsFile.Default);

        DigitsSplit split = DigitsSplit.Of(digits, 1);

        Assert.Equal(1797 / 5, split.Test.Count);
        Assert.Equal(digits.Count, split.Train.Concat(split.Test).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.True(split.Test.SequenceEqual(DigitsSplit.Of(digits, 1).Test));
        Assert.True(split.Train.SequenceEqual(DigitsSplit.Of(digits, 1).Train));
        Assert.False(split.Test.ToHashSet().SetEquals(DigitsSplit.Of(digits, 2).Test));
    }
}
