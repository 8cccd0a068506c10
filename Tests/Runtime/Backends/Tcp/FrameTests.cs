using System.Text;
using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>What ranks tell each other arrives as it was, and what is no such thing is refused without harm.</summary>
public sealed class FrameTests
{
    private static readonly Gen<CallDescription> AnyCall =
        from kind in Gen.Enum<CollectiveKind>()
        from element in Gen.Enum<ElementType>()
        from numbers in Gen.Int.Array[3]
        from count in Gen.Long
        from op in Gen.Enum<ReduceOp>()
        from texts in Gen.String.Array[4]
        select new CallDescription(
            kind, Clean(texts[0]), Clean(texts[1]), element, numbers[0], numbers[1], count, op, Clean(texts[2]), Clean(texts[3]), numbers[2],
            new CallSite("Program.cs", numbers[0]));

    [Fact]
    public void ACallArrivesAsItWas() => AnyCall.Sample(call =>
    {
        Assert.True(CallPayload.TryRead(CallPayload.Write(call).Span, out CallDescription? read));
        Assert.Equal(call, read);
    });

    [Fact]
    public void ACutOrLengthenedCallIsRefused() => AnyCall.Sample(call =>
    {
        byte[] bytes = CallPayload.Write(call).ToArray();
        Assert.False(CallPayload.TryRead(bytes.AsSpan(..^1), out _));
        Assert.False(CallPayload.TryRead([.. bytes, 0], out _));
    });

    [Fact]
    public void AHeaderArrivesAsItWas() => (
        from kind in Gen.Enum<FrameKind>()
        from sequence in Gen.UInt
        from length in Gen.Int[1, FrameHeader.MaxPayload]
        select new FrameHeader(kind, sequence, length)).Sample(header =>
        {
            byte[] bytes = new byte[FrameHeader.Size];
            header.Write(bytes);
            Assert.True(FrameHeader.TryRead(bytes, out FrameHeader read));
            Assert.Equal(header, read);
        });

    [Theory]
    [InlineData((byte)0, 1)]
    [InlineData((byte)9, 1)]
    [InlineData((byte)FrameKind.Collective, -1)]
    [InlineData((byte)FrameKind.Collective, FrameHeader.MaxPayload + 1)]
    [InlineData((byte)FrameKind.MessageData, 0)]
    [InlineData((byte)FrameKind.MessageData, FrameHeader.MaxData + 1)]
    public void AHeaderOutOfBoundsIsRefused(byte kind, int length)
    {
        byte[] bytes = new byte[FrameHeader.Size];
        new FrameHeader((FrameKind)kind, 0, length).Write(bytes);
        Assert.False(FrameHeader.TryRead(bytes, out _));
    }

    /// <summary>Whatever bytes come, reading them ends in a yes or a no.</summary>
    [Fact]
    public void AnyBytesAreReadOrRefused() => Gen.Byte.Array[0, 300].Sample(
        bytes =>
        {
            FrameHeader.TryRead(bytes, out _);
            CallPayload.TryRead(bytes, out _);
            FailureNotice.TryRead(bytes, out _);
            LeaveNotice.TryRead(bytes, 5, out _);
            RankInfo.TryRead(bytes, out _);
        },
        iter: 100_000);

    /// <summary>Whole messages with a byte changed get further into the readers than noise does.</summary>
    [Fact]
    public void ADamagedMessageIsReadOrRefused() => (
        from call in AnyCall
        from position in Gen.Int[0, 200]
        from value in Gen.Byte
        select (call, position, value)).Sample(
        sample =>
        {
            byte[][] messages =
            [
                CallPayload.Write(sample.call).ToArray(),
                new FailureNotice(FailureKind.Timeout, 3, sample.call.TypeName).ToPayload().ToArray(),
                LeaveNotice.Of(2, 12, [1, 3, 11]).ToPayload().ToArray(),
                ManagedRingTests.Info(3).ToBytes(),
            ];
            foreach (byte[] message in messages)
            {
                message[sample.position % message.Length] = sample.value;
                CallPayload.TryRead(message, out _);
                FailureNotice.TryRead(message, out _);
                LeaveNotice.TryRead(message, 12, out _);
                RankInfo.TryRead(message, out _);
            }
        },
        iter: 10_000);

    [Fact]
    public void NoticesArriveAsTheyWere()
    {
        var failure = new FailureNotice(FailureKind.Mismatch, 7, "what happened");
        Assert.True(FailureNotice.TryRead(failure.ToPayload().Span, out FailureNotice? read));
        Assert.Equal(failure, read);

        LeaveNotice leave = LeaveNotice.Of(9, 12, [0, 8, 11]);
        Assert.True(LeaveNotice.TryRead(leave.ToPayload().Span, 12, out LeaveNotice? left));
        Assert.Equal(9, left!.Rank);
        Assert.Equal([0, 8, 11], Enumerable.Range(0, 12).Where(left.IsConnected));
        Assert.False(LeaveNotice.TryRead(leave.ToPayload().Span, 9, out _));
    }

    // A lone surrogate has no UTF-8 form, and no type has one in its name.
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
