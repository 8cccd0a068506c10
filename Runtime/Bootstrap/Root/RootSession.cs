using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TypedCollectives;

/// <summary>A root at work: takes check-ins, calls the ranks back, and holds the lines of the managed ones until they are ready.</summary>
internal sealed class RootSession
{
    private readonly UniqueIdOptions _options;
    private readonly RootPlace _place;
    private readonly UniqueId _id;
    private readonly RootTable _table;
    private readonly Gate _gate;
    private readonly Lock _lock = new();
    private readonly Dictionary<RootMember, RootLine> _lines = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _callBacks;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PendingWork _work = new();
    private Deadline _deadline;
    private Timer? _alarm;
    private bool _allIn;

    internal RootSession(UniqueId id, RootPlace place, UniqueIdOptions options)
    {
        _id = id;
        _place = place;
        _options = options;
        _table = new RootTable(id);
        _deadline = new Deadline(options.Timeout);
        _callBacks = new SemaphoreSlim(options.Limits.ParallelCallBacks);
        _gate = new Gate(place.Listener, options.Limits, AdmitAsync);
    }

    /// <summary>Runs until every rank is served, or one thing fails. Afterwards nothing is left: no port, socket, timer or task.</summary>
    internal async Task RunAsync()
    {
        Exception? failure = null;
        using (_options.CancellationToken.UnsafeRegister(static session => ((RootSession)session!).Cancel(), this))
        await using (_alarm = new Timer(static session => ((RootSession)session!).Alarm(), this, _deadline.Left, Timeout.InfiniteTimeSpan))
        {
            _gate.Open();
            try
            {
                await _done.Task.ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            _gate.Close();
            await _ending.CancelAsync().ConfigureAwait(false);
            await CloseLinesAsync(failure).ConfigureAwait(false);
            await _gate.DisposeAsync().ConfigureAwait(false);
            await _work.DrainAsync().ConfigureAwait(false);
        }

        _ending.Dispose();
        _callBacks.Dispose();
        if (failure is not null)
            throw failure;
    }

    /// <summary>Ends it, unless it has ended: every rank that is in is told.</summary>
    internal void Fail(Exception failure) => _done.TrySetException(failure);

    /// <summary>Who is missing and where, for a message.</summary>
    internal string DescribeMissing()
    {
        lock (_lock)
        {
            return _table.DescribeMissing(_place);
        }
    }

    private async Task AdmitAsync(Stranger stranger)
    {
        byte[] buffer = new byte[CheckIn.MaximumBytes];
        int received = 0;
        CheckIn? checkIn;
        CheckInParse parse;
        while ((parse = CheckIn.Parse(buffer.AsSpan(0, received), _id.Magic, out checkIn)) is CheckInParse.Incomplete)
        {
            int count = await stranger.Socket
                .ReceiveAsync(buffer.AsMemory(received), SocketFlags.None, stranger.Patience).ConfigureAwait(false);
            if (count == 0)
                return;
            received += count;
        }

        if (parse is CheckInParse.Stranger)
            return;
        var member = new RootMember(checkIn!, (IPEndPoint)stranger.Socket.RemoteEndPoint!);
        if (stranger.TryTakeOver())
            await TakeInAsync(member, new RootLine(member, stranger.Socket)).ConfigureAwait(false);
    }

    private async Task TakeInAsync(RootMember member, RootLine line)
    {
        RootVerdict verdict;
        lock (_lock)
        {
            verdict = _done.Task.IsCompleted ? RootVerdict.Stranger : _table.Add(member);
            if (member.IsManaged && verdict.Kind is RootVerdictKind.Joined or RootVerdictKind.Failed)
                _lines.Add(member, line);
            if (verdict.Kind is RootVerdictKind.Joined)
            {
                foreach (RootAnswer answer in verdict.Answers)
                    _work.Add(AnswerAsync(answer));
                if (member.IsManaged)
                    _work.Add(WatchAsync(line));
                Hurry(member);
            }
        }

        switch (verdict.Kind)
        {
            case RootVerdictKind.Refused:
                await line.TellAsync(new FailureText(verdict.Text!, IsTimeout: false)).ConfigureAwait(false);
                break;
            case RootVerdictKind.Failed:
                Fail(new CollectiveException(verdict.Text!));
                break;
            case RootVerdictKind.Joined when member.IsManaged:
                return;
        }

        // Native ranks close after their check-in, and nobody tells a stranger anything.
        if (!member.IsManaged || verdict.Kind is RootVerdictKind.Stranger)
            line.Dispose();
    }

    /// <summary>Under the lock: the first rank to give up decides when all do, and when all are in the time starts anew.</summary>
    private void Hurry(RootMember member)
    {
        if (_table.IsComplete)
        {
            _allIn = true;
            _deadline = new Deadline(_options.Timeout);
            _gate.Close();
            FinishIfDone();
        }
        else if (member.IsManaged && ManagedConnectInfo.PatienceOf(member.CheckIn.ConnectInfo) is var patience
            && patience != Timeout.InfiniteTimeSpan && (_deadline.Left == Timeout.InfiniteTimeSpan || patience < _deadline.Left))
        {
            _deadline = new Deadline(patience);
        }
        else
        {
            return;
        }

        _alarm?.Change(_deadline.Left, Timeout.InfiniteTimeSpan);
    }

    private async Task AnswerAsync(RootAnswer answer)
    {
        await Task.Yield();
        try
        {
            await _callBacks.WaitAsync(_ending.Token).ConfigureAwait(false);
            try
            {
                await CallBack.SendAsync(answer.Member.CheckIn.CallBack, _id.Magic, answer.ConnectInfo, _ending.Token).ConfigureAwait(false);
            }
            finally
            {
                _callBacks.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (SocketException exception)
        {
            bool counts;
            lock (_lock)
            {
                counts = _table.Contains(answer.Member);
            }

            if (counts)
                Fail(new CollectiveException($"{answer.Member} could not be called back at {answer.Member.CheckIn.CallBack}: {exception.Message}"));
            return;
        }

        lock (_lock)
        {
            _table.Served(answer.Member);
            FinishIfDone();
        }
    }

    private async Task WatchAsync(RootLine line)
    {
        await Task.Yield();
        bool ready = await line.WaitAsync().ConfigureAwait(false);
        lock (_lock)
        {
            if (!ready)
            {
                string when = _allIn ? "was ready" : "had joined";
                Fail(new CollectiveException($"rank {line.Member.Rank} ({line.Member.From.Address}) left before every rank {when} ({_place})"));
                return;
            }

            _lines.Remove(line.Member);
            FinishIfDone();
        }

        line.Dispose();
    }

    private void FinishIfDone()
    {
        if (_allIn && _lines.Count == 0 && _table.AllServed)
            _done.TrySetResult();
    }

    private void Alarm()
    {
        lock (_lock)
        {
            // The deadline may have been put off while this was on its way.
            if (!_deadline.HasPassed)
            {
                _alarm?.Change(_deadline.Left, Timeout.InfiniteTimeSpan);
                return;
            }

            string waited = string.Create(CultureInfo.InvariantCulture, $"waited {_deadline.Timeout.TotalSeconds:0.###} s");
            Fail(new CollectiveTimeoutException(_allIn
                ? $"{_table.DescribeUnserved(_lines.Keys)} ({_place}); {waited}"
                : $"{_table.DescribeMissing(_place)}; {waited}"));
        }
    }

    private void Cancel()
    {
        string missing = DescribeMissing();
        _done.TrySetException(new OperationCanceledException($"The root was cancelled: {missing}", _options.CancellationToken));
    }

    private async Task CloseLinesAsync(Exception? failure)
    {
        RootLine[] lines;
        lock (_lock)
        {
            lines = [.. _lines.Values];
            _lines.Clear();
        }

        if (failure is not null)
        {
            var text = new FailureText(failure.Message, failure is CollectiveTimeoutException);
            await Task.WhenAll(lines.Select(line => line.TellAsync(text))).ConfigureAwait(false);
        }
    }
}
