using ILGPU;

namespace TypedCollectives.Tools;

/// <summary>One thread's part of a test: it drives its ranks, in one group where they are several.</summary>
internal sealed class RankTest<T> : RankTest
    where T : unmanaged
{
    private const int TimingSeed = 99;

    private readonly PerfRun _run;
    private readonly PerfSettings _settings;
    private readonly PerfOperation _operation;
    private readonly DataType<T> _type;
    private readonly ReduceOp _op;
    private readonly int _root;
    private readonly int _thread;
    private readonly RankViews<T> _ranks;
    private readonly TestData<T> _data;

    // Resolved once: a call of a generic virtual method looks its target up each time.
    private readonly Action<Communicator, ArrayView<T>, ArrayView<T>, ReduceOp, int> _issue;
    private int _checkSeed;

    internal RankTest(PerfRun run, DataType<T> type, ReduceOp op, int root, int thread)
    {
        _run = run;
        _settings = run.Settings;
        _operation = _settings.Operation;
        _type = type;
        _op = op;
        _root = root;
        _thread = thread;
        _ranks = new RankViews<T>(run.RanksOf(thread));
        _data = new TestData<T>(_operation, type, op, _settings.Ranks, run.Clique.Backend);
        _issue = _operation.Issue;
    }

    internal override void WarmUp()
    {
        foreach (long bytes in _settings.WarmupSizes())
        {
            // Through the same code as the timed calls: it is compiled when it is first used.
            StartAll(LayoutOf(bytes), inPlace: false, _settings.WarmupIterations);
            Complete();
        }
    }

    internal override ResultRow Measure(long bytes)
    {
        Layout layout = LayoutOf(bytes);
        Measurement outOfPlace = Measure(layout, inPlace: false);
        Measurement? inPlace = _operation.WorksInPlace ? Measure(layout, inPlace: true) : null;
        return new ResultRow(
            layout.Region * _type.Size, layout.Count, _type.Name, _operation.IsReduction ? ReductionName.Of(_op) : ReductionName.None,
            _root, outOfPlace, inPlace);
    }

    /// <summary>Makes the calls of some iterations; allocates nothing.</summary>
    internal void StartAll(in Layout layout, bool inPlace, int iterations)
    {
        _ranks.Aim(layout, inPlace);
        int aggregated = _settings.AggregatedIterations;
        // Another place each time, so that no call finds its data in the caches because the one before left it there.
        long region = layout.Region;
        long places = region > 0 ? _settings.MaxBytes / _type.Size / region : 1;
        long place = 0;
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            if (aggregated == 1)
            {
                Start(region * place);
                place = place + 1 < places ? place + 1 : 0;
                continue;
            }

            using (CollectiveGroup.Open())
            {
                for (int i = 0; i < aggregated; i++)
                {
                    Start(region * place);
                    place = place + 1 < places ? place + 1 : 0;
                }
            }
        }
    }

    internal void Complete()
    {
        for (int i = 0; i < _ranks.Count; i++)
            _ranks.Communicator(i).Synchronize();
    }

    internal Layout LayoutOf(long bytes) => _operation.LayoutOf(bytes / _type.Size, _type.Size, _settings.Ranks);

    private Measurement Measure(in Layout layout, bool inPlace)
    {
        var plan = new DataPlan(layout, _settings.Ranks, _root, inPlace);
        if (_settings.CheckIterations > 0)
            _data.Fill(_ranks, plan, TimingSeed);
        _ranks.Aim(layout, inPlace);
        Start(0);
        Complete();

        _run.Team.Meet();
        long begin = _run.Clock.GetTimestamp();
        StartAll(layout, inPlace, _settings.Iterations);
        TimeSpan enqueued = _run.Clock.GetElapsedTime(begin);
        Complete();
        TimeSpan elapsed = _run.Clock.GetElapsedTime(begin);

        double calls = (double)_settings.Iterations * _settings.AggregatedIterations;
        double seconds = _run.Team.Combine(_thread, elapsed.TotalSeconds / calls, _settings.Combination);
        double reported = _settings.ReportCpuTime ? enqueued.TotalSeconds / calls : seconds;
        double bytes = (double)layout.Count * _operation.BlocksMoved(_settings.Ranks) * _type.Size;
        double bandwidth = bytes / 1e9 / seconds;
        (long? wrong, long failed) = Check(plan);
        var measurement = new Measurement(reported * 1e6, bandwidth, bandwidth * _operation.BusFactor(_settings.Ranks), wrong);
        if (_thread == 0)
            _run.Summary.Add(measurement, failed);
        return measurement;
    }

    private void Start(long shift)
    {
        if (_ranks.Count == 1)
        {
            Issue(0, shift);
            return;
        }

        using (CollectiveGroup.Open())
        {
            for (int i = 0; i < _ranks.Count; i++)
                Issue(i, shift);
        }
    }

    private void Issue(int index, long shift)
    {
        _ranks.Shifted(index, shift, out ArrayView<T> send, out ArrayView<T> recv);
        _issue(_ranks.Communicator(index), send, recv, _op, _root);
    }

    private (long? Wrong, long FailedChecks) Check(in DataPlan plan)
    {
        if (_settings.CheckIterations == 0)
            return (null, 0);

        long wrong = 0;
        long failed = 0;
        for (int i = 0; i < _settings.CheckIterations && wrong == 0; i++)
        {
            _data.Fill(_ranks, plan, ++_checkSeed);
            Start(0);
            Complete();
            long mine = _data.CountWrong(_ranks, plan);
            wrong = _run.Team.Sum(_thread, mine);
            failed += _run.Team.Sum(_thread, mine > 0 ? 1 : 0);
        }

        return (wrong, failed);
    }
}
