using System.Globalization;
using CsCheck;
using TypedCollectives.Benchmarks;

namespace TypedCollectives.Tests;

/// <summary>
/// Damaged messages for every parser of the bootstrap. A few hundred thousand here; TYPEDCOLLECTIVES_FUZZ_INPUTS sets another
/// number, and <c>Benchmarks fuzz</c> sends ten million.
/// </summary>
public sealed class MessageFuzzTests
{
    private static readonly long Inputs = long.Parse(
        Environment.GetEnvironmentVariable("TYPEDCOLLECTIVES_FUZZ_INPUTS") ?? "200000", CultureInfo.InvariantCulture);

    [Fact]
    public void NoMessageMakesAParserThrowOrContradictItself()
        => Gen.ULong.Sample(seed => { MessageFuzz.Run(seed); }, iter: Inputs / MessageFuzz.MessagesPerSequence);

    [Fact]
    public void TheMessagesReachTheTable()
        => Assert.True(Enumerable.Range(0, 1000).Sum(seed => MessageFuzz.Run((ulong)seed)) > 1000);

    /// <summary>Random bytes as such, of which a magic makes nearly all strangers.</summary>
    [Fact]
    public void RandomBytesAreStrangersFromTheFirstWrongByteOn()
        => Gen.Select(Gen.Byte.Array[1, 300], Gen.ULong).Sample((bytes, magic) =>
        {
            CheckInParse parse = CheckIn.Parse(bytes, magic, out CheckIn? checkIn);
            Assert.Null(checkIn);
            Assert.Equal(bytes[0] == (byte)magic && parse is CheckInParse.Incomplete, parse is not CheckInParse.Stranger);
        }, iter: 100_000);

    /// <summary>A check-in may claim two billion ranks; what the root keeps and says depends on who has joined alone.</summary>
    [Fact]
    public void AHugeNumberOfRanksCostsNothing()
    {
        UniqueId id = UniqueId.ForAddress(Roots.RingListener(0));
        var place = new RootPlace(null!, Roots.RingListener(0), null, IsExact: true);
        foreach (int roots in new[] { 1, 2 })
        {
            var table = new RootTable(id);
            var checkIn = new CheckIn(CheckInLayout.Nccl29, 5, int.MaxValue, 0, roots, 0, Roots.RingListener(1), new byte[128]);
            Assert.Equal(CheckInParse.Complete, CheckIn.Parse(checkIn.ToBytes(id.Magic), id.Magic, out CheckIn? read));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(RootVerdictKind.Joined, table.Add(new RootMember(read!, Roots.RingListener(2))).Kind);
            string missing = table.DescribeMissing(place);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
            Assert.StartsWith(
                roots == 1 ? "ranks 0-4, 6-2147483646 of 2147483647" : "ranks 0-4, 6-1073741824 of 2147483647", missing);
        }
    }
}
