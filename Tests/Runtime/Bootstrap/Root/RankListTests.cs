using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>Ranks in sentences.</summary>
public sealed class RankListTests
{
    [Theory]
    [InlineData("rank 3", 3)]
    [InlineData("ranks 3, 7", 3, 7)]
    [InlineData("ranks 3, 4", 3, 4)]
    [InlineData("ranks 1-3, 9", 1, 2, 3, 9)]
    [InlineData("ranks 0-4", 0, 1, 2, 3, 4)]
    public void RanksAreListedWithTheirRanges(string expected, params int[] ranks) => Assert.Equal(expected, RankList.Describe(ranks));

    [Fact]
    public void LongListsAreCutShort()
        => Assert.Equal(
            "ranks 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 2036 more",
            RankList.Describe(Enumerable.Range(0, 4096).Where(rank => rank % 2 == 0)));

    [Fact]
    public void GapsAreWhatIsNotThere()
        => Gen.Select(Gen.Int[0, 5], Gen.Int[1, 30], Gen.Bool.Array[40]).Sample((first, count, isPresent) =>
        {
            int[] present = [.. Enumerable.Range(first, count).Where(rank => isPresent[rank])];
            IEnumerable<int> missing = RankList.Gaps(first, count, present)
                .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1));
            Assert.Equal(Enumerable.Range(first, count).Except(present), missing);
        });
}
