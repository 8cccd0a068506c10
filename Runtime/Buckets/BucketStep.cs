namespace TypedCollectives;

/// <summary>The buffers that were marked ready in a step, in order, and how far they are launched.</summary>
internal sealed class BucketStep(BucketLane[] lanes)
{
    private readonly Operand[] _run = new Operand[lanes.Length];
    private (BucketMembers Bucket, CallSite Site)[] _marks = [];
    private Operand[] _operands = [];
    private int _launched;

    /// <summary>How many buffers are marked.</summary>
    internal int Count { get; private set; }

    /// <summary>The bytes marked and not launched.</summary>
    internal long PendingBytes { get; private set; }

    internal bool HasLaunched => _launched > 0;

    /// <summary>Makes place for the buffers of a bucket.</summary>
    internal void Grow(int buffers)
    {
        Array.Resize(ref _marks, _marks.Length + buffers);
        Array.Resize(ref _operands, _marks.Length * lanes.Length);
    }

    /// <summary>Reads a buffer of every rank into the next place.</summary>
    /// <returns>Its bytes.</returns>
    internal long Read(BucketMembers bucket, int index)
    {
        Span<Operand> operands = _operands.AsSpan(Count * lanes.Length, lanes.Length);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            operands[lane] = bucket.OperandOf(lane, index);
            if (operands[lane].Bytes != operands[0].Bytes)
            {
                throw BucketErrors.OtherLength(
                    bucket, index, lanes[lane].Communicator.Rank, operands[lane].Bytes, lanes[0].Communicator.Rank, operands[0].Bytes);
            }
        }

        return operands[0].Bytes;
    }

    /// <summary>Keeps the buffer that was read.</summary>
    internal void Keep(BucketMembers bucket, CallSite site, long bytes)
    {
        _marks[Count++] = (bucket, site);
        PendingBytes += bytes;
    }

    /// <summary>Launches what is pending: one group.</summary>
    internal void Launch(CallSite site)
    {
        foreach (BucketLane lane in lanes)
            lane.Enter();
        using (CollectiveGroup.Open(site.File, site.Line))
        {
            while (_launched < Count)
                IssueRun();
        }

        PendingBytes = 0;
    }

    internal void Clear()
    {
        Count = 0;
        _launched = 0;
        PendingBytes = 0;
    }

    /// <summary>Issues the next buffer, together with those that were marked after it and lie beside it on every rank: one call.</summary>
    private void IssueRun()
    {
        (BucketMembers bucket, CallSite site) = _marks[_launched];
        _operands.AsSpan(_launched * lanes.Length, lanes.Length).CopyTo(_run);
        do
            _launched++;
        while (_launched < Count && bucket.ReducesLike(_marks[_launched].Bucket)
            && (TryExtend(static (run, next) => (run, next)) || TryExtend(static (run, next) => (next, run))));

        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane].Communicator.IssueBucket(bucket, _run[lane], lanes[lane].Exchange, site);
    }

    private bool TryExtend(Func<Operand, Operand, (Operand Lower, Operand Upper)> order)
    {
        Span<Operand> next = _operands.AsSpan(_launched * lanes.Length, lanes.Length);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            (Operand lower, Operand upper) = order(_run[lane], next[lane]);
            if (lower.Buffer is not { } buffer || buffer != upper.Buffer || lower.Pointer + (nint)lower.Bytes != upper.Pointer)
                return false;
        }

        for (int lane = 0; lane < lanes.Length; lane++)
        {
            (Operand lower, Operand upper) = order(_run[lane], next[lane]);
            _run[lane] = lower.Slice(0, lower.Bytes + upper.Bytes);
        }

        return true;
    }
}
