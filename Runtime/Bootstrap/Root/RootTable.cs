using System.Globalization;

namespace TypedCollectives;

/// <summary>Who has checked in, and what follows from it. Knows no sockets, and is used under its owner's lock.</summary>
/// <param name="id">The id that is served.</param>
internal sealed class RootTable(UniqueId id)
{
    private readonly byte[] _secret = id.Secret;
    private readonly Dictionary<int, RootMember> _members = [];
    private readonly HashSet<Guid> _nonces = [];
    private RootMember? _first;
    private int _unproven;
    private int _served;

    /// <summary>Whether every rank of this root has checked in.</summary>
    internal bool IsComplete => _first is not null && _members.Count == Share.Expected;

    /// <summary>Whether every rank has been called back.</summary>
    internal bool AllServed => _served == Share.Served;

    private RootShare Share
        => _first is { CheckIn: var first } ? new RootShare(first.Size, first.RootIndex, first.RootCount, first.Offset) : default;

    /// <summary>Whether a rank is still in: ranks without proof give way to those that have one.</summary>
    internal bool Contains(RootMember member) => _members.TryGetValue(member.CheckIn.Rank, out RootMember? current) && current == member;

    /// <summary>Notes that a rank has been called back.</summary>
    internal void Served(RootMember member)
    {
        if (!Contains(member))
            return;
        member.IsServed = true;
        _served++;
    }

    /// <summary>Takes in a check-in.</summary>
    internal RootVerdict Add(RootMember member)
    {
        CheckIn checkIn = member.CheckIn;
        if (member.IsManaged)
        {
            if (!ManagedConnectInfo.IsProven(checkIn.ConnectInfo, _secret, checkIn.Rank, checkIn.Size))
                return RootVerdict.Refused($"{member} does not know the secret of the id at {id.EndPoint}: it has another id, or a damaged one.");
            if (!_nonces.Add(ManagedConnectInfo.NonceOf(checkIn.ConnectInfo)))
                return RootVerdict.Stranger;
        }

        if (_first is not null && _first.IsManaged != member.IsManaged)
        {
            if (!id.IsManaged)
                return RootVerdict.Failed($"{Kind(_first)}, {Kind(member)}: every rank of an id uses the same kind of backend.");
            if (!member.IsManaged)
            {
                _unproven++;
                return RootVerdict.Stranger;
            }

            _unproven += _members.Count;
            _members.Clear();
            _served = 0;
            _first = null;
        }

        if (_first is not null && Difference(_first, member) is { } difference)
            return RootVerdict.Failed(difference);
        if (_members.TryGetValue(checkIn.Rank, out RootMember? other))
            return RootVerdict.Failed($"rank {member.Rank} of {checkIn.Size} has joined twice, from {other.From} and from {member.From}.");

        _first ??= member;
        _members.Add(checkIn.Rank, member);
        return new RootVerdict(RootVerdictKind.Joined, null, AnswersAfter(member));
    }

    /// <summary>Who is missing, for a message.</summary>
    internal string DescribeMissing(RootPlace place)
    {
        string who = _first is null ? "no rank has joined"
            : IsComplete ? "every rank has joined"
            : DescribeMissing(_first.CheckIn.Size);
        string refused = _unproven == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"; {_unproven} check-ins of native ranks were dropped, since managed ranks joined");
        return $"{who} ({place}){refused}";
    }

    /// <summary>Who has joined and is not done yet, for a message.</summary>
    /// <param name="waiting">The managed ranks that have not said that they are ready.</param>
    internal string DescribeUnserved(IEnumerable<RootMember> waiting)
    {
        RootShare share = Share;
        int size = _first!.CheckIn.Size;
        RootMember[] unreached = [.. _members.Values.Where(member => share.Serves(member.CheckIn.Rank) && !member.IsServed)];
        int[] ranks = [.. (unreached.Length > 0 ? unreached : waiting).Select(member => member.Rank).Order()];
        return unreached.Length > 0
            ? $"{RankList.Describe(ranks)} of {size} could not be called back at {unreached[0].CheckIn.CallBack}"
            : $"{RankList.Describe(ranks)} of {size} joined but did not get ready";
    }

    private string DescribeMissing(int size)
    {
        RootShare share = Share;
        // The number that follows on the last rank's is rank 0, the first root's first one.
        bool wraps = share.Expected > size - share.First;
        IEnumerable<(int First, int Last)> missing = RankList.Gaps(
            share.First, wraps ? size - share.First : share.Expected, _members.Keys.Where(rank => rank < size).Order());
        if (wraps && !_members.ContainsKey(size))
            missing = missing.Prepend((0, 0));
        string list = RankList.Describe(missing);
        string verb = list.StartsWith("rank ", StringComparison.Ordinal) ? "has" : "have";
        return $"{list} of {size} {verb} not joined";
    }

    private static string Kind(RootMember member)
        => $"{member} joined with {(member.IsManaged ? "a managed backend" : "native NCCL")}";

    private static string? Difference(RootMember first, RootMember other)
    {
        CheckIn a = first.CheckIn;
        CheckIn b = other.CheckIn;
        if (a.Layout != b.Layout)
            return $"{first} joined with {Describe(a.Layout)}, {other} with {Describe(b.Layout)}.";
        if (a.Size != b.Size)
            return $"{first} says there are {a.Size} ranks, {other} says {b.Size}.";
        if (a.RootCount != b.RootCount)
            return $"{first} says there are {a.RootCount} roots, {other} says {b.RootCount}.";
        if (a.RootIndex != b.RootIndex)
            return $"{first} takes this root for number {a.RootIndex} of {a.RootCount}, {other} for number {b.RootIndex}.";
        return a.Offset == b.Offset ? null : $"{first} grows a communicator from rank {a.Offset}, {other} from rank {b.Offset}.";
    }

    private static string Describe(CheckInLayout layout) => layout switch
    {
        CheckInLayout.Nccl16 => "NCCL 2.16 to 2.22",
        CheckInLayout.Nccl23 => "NCCL 2.23 to 2.28",
        _ => "NCCL 2.29 or later",
    };

    /// <summary>
    /// NCCL since 2.23 waits for nobody but its neighbour. Before, it waited for all; so do managed ranks, to whom it says that all are in.
    /// </summary>
    private List<RootAnswer> AnswersAfter(RootMember member)
    {
        RootShare share = Share;
        var answers = new List<RootAnswer>();
        if (member.IsManaged || member.CheckIn.Layout is CheckInLayout.Nccl16)
        {
            for (int local = 0; IsComplete && local < share.Served; local++)
                Answer(_members[share.First + local]);
            return answers;
        }

        int rank = member.CheckIn.Rank;
        if (_members.TryGetValue(share.Previous(rank), out RootMember? previous))
            Answer(previous);
        if (share.Serves(rank) && _members.ContainsKey(share.Next(rank)))
            Answer(member);
        return answers;

        void Answer(RootMember to)
        {
            if (to.IsAnswered)
                return;
            to.IsAnswered = true;
            answers.Add(new RootAnswer(to, _members[share.Next(to.CheckIn.Rank)].CheckIn.ConnectInfo));
        }
    }
}
