using System.Buffers.Binary;
using System.Net;

namespace TypedCollectives.Benchmarks;

/// <summary>Sequences of messages, right ones and damaged ones, for every parser of the bootstrap and for the root's table.</summary>
internal static class MessageFuzz
{
    internal const int MessagesPerSequence = 8;

    private const int Longest = 256;

    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 4242);
    private static readonly UniqueId Secret = UniqueId.ForManagedRoot(Address);
    private static readonly UniqueId Known = UniqueId.ForAddress(Address);
    private static readonly RootPlace Place = new(null!, Address, "lo", IsExact: false);

    /// <summary>Feeds one sequence to one root.</summary>
    /// <returns>The check-ins that were taken in.</returns>
    /// <exception cref="InvalidOperationException">A parser contradicts itself; any other exception is a parser's own.</exception>
    internal static int Run(ulong seed)
    {
        var source = new FuzzSource(seed);
        UniqueId id = source.Below(2) == 0 ? Secret : Known;
        var table = new RootTable(id);
        int joined = 0;
        int size = 1 + source.Below(5);
        Span<byte> buffer = stackalloc byte[Longest];
        for (int i = 0; i < MessagesPerSequence; i++)
        {
            ReadOnlySpan<byte> message = buffer[..Write(ref source, buffer, id, size)];
            joined += Feed(ref source, table, id, message) ? 1 : 0;
        }

        _ = table.DescribeMissing(Place);
        Require(joined <= MessagesPerSequence && (joined > 0 || !table.IsComplete), "the table is complete without a rank");
        return joined;
    }

    /// <summary>Makes a right message of some kind, and damages three of four.</summary>
    private static int Write(ref FuzzSource source, Span<byte> buffer, UniqueId id, int size)
    {
        buffer.Clear();
        int rank = source.Below(size);
        byte[] connectInfo = source.Below(2) == 0
            ? ManagedConnectInfo.Create(id.Secret, rank, size, Address, 1000)
            : new byte[CheckIn.ConnectInfoBytes];
        byte[] message = source.Below(8) switch
        {
            0 => new CheckIn(CheckInLayout.Nccl16, rank, size, 0, 1, 0, Address, new byte[NcclSocketAddress.Bytes]).ToBytes(id.Magic),
            1 => new CheckIn(CheckInLayout.Nccl23, rank, size, 0, 1, 0, Address, connectInfo).ToBytes(id.Magic),
            2 or 3 or 4 => new CheckIn(CheckInLayout.Nccl29, rank, size, 0, 1, 0, Address, connectInfo).ToBytes(id.Magic),
            5 => CallBack.ToBytes(id.Magic, connectInfo),
            6 => new FailureText("rank 3 of 4 has not joined", IsTimeout: true).ToBytes(),
            _ => new byte[source.Below(Longest)],
        };
        message.CopyTo(buffer);
        int length = message.Length;
        if (source.Below(4) == 0)
            return length;
        for (int times = 1 + source.Below(4); times > 0; times--)
            length = Damage(ref source, buffer, length);
        return length;
    }

    private static int Damage(ref FuzzSource source, Span<byte> buffer, int length)
    {
        switch (source.Below(5))
        {
            case 0:
                buffer[source.Below(Longest)] ^= (byte)(1 << source.Below(8));
                return length;
            case 1:
                // Numbers stand at multiples of four.
                int number = source.Below(6) switch { 0 => -1, 1 => int.MaxValue, 2 => int.MinValue, 3 => 0, 4 => 1, _ => (int)source.Next() };
                BinaryPrimitives.WriteInt32LittleEndian(buffer[(source.Below(Longest / 4) * 4)..], number);
                return length;
            case 2:
                return source.Below(length + 1);
            case 3:
                return Math.Min(Longest, length + source.Below(64));
            default:
                int from = source.Below(Longest - 8);
                BinaryPrimitives.WriteUInt64LittleEndian(buffer[from..], source.Next());
                return length;
        }
    }

    private static bool Feed(ref FuzzSource source, RootTable table, UniqueId id, ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> start = message[..source.Below(message.Length + 1)];
        CheckInParse early = CheckIn.Parse(start, id.Magic, out CheckIn? ofStart);
        CheckInParse parse = CheckIn.Parse(message, id.Magic, out CheckIn? checkIn);
        Require((parse is CheckInParse.Complete) == (checkIn is not null), "complete without a check-in");
        Require(early is CheckInParse.Incomplete || early == parse, "more bytes changed what was decided");
        Require(ofStart is null || ofStart.Rank == checkIn!.Rank, "more bytes changed the rank");

        bool early2 = CallBack.TryParse(start, id.Magic, out byte[]? _);
        bool isCallBack = CallBack.TryParse(message, id.Magic, out byte[]? info);
        Require(early2 || !isCallBack, "more bytes made a call-back of what was none");
        Require(info is null || info.Length == CheckIn.ConnectInfoBytes, "a call-back of another length");
        if (message.Length > CheckIn.PrefixBytes && FailureText.LengthOf(message) is > 0 and var length)
            Require(FailureText.Parse(message[CheckIn.PrefixBytes..]).Text.Length <= length + Longest, "a text longer than its bytes");
        _ = PeerMessages.TryReadChallenge(message, out _, out _);
        if (message.Length >= UniqueId.Bytes)
            _ = new UniqueId(message[..UniqueId.Bytes]).Describe().ToString();

        if (checkIn is null)
            return false;
        RootVerdict verdict = table.Add(new RootMember(checkIn, Address));
        Require((verdict.Kind is RootVerdictKind.Joined) == (verdict.Text is null) || verdict.Kind is RootVerdictKind.Stranger, "joined with a reason not to");
        Require(verdict.Answers.All(answer => table.Contains(answer.Member)), "an answer to a rank that is not in");
        return verdict.Kind is RootVerdictKind.Joined;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
