namespace TypedCollectives.Tools;

/// <summary>A <c>perf</c> run over the ranks of a clique.</summary>
internal sealed class PerfRun : IDisposable
{
    private readonly RankBuffers[] _ranks;
    private readonly IReadOnlyList<IPerfReport> _reports;

    internal PerfRun(PerfSettings settings, CommunicatorClique clique, IReadOnlyList<IPerfReport> reports, TimeProvider clock)
    {
        Clique = clique;
        Clock = clock;
        _reports = reports;
        RequireRegistration(settings.Registration, clique.Backend);
        long limit = MemoryLimit.Of(clique);
        Settings = settings.MaxBytes <= limit
            ? settings
            : settings with { MaxBytes = limit, MinBytes = Math.Min(limit, settings.MinBytes), IsLimited = true };
        Team = new ThreadTeam(settings.Threads);
        _ranks = new RankBuffers[clique.Count];
    }

    internal PerfSettings Settings { get; }

    internal CommunicatorClique Clique { get; }

    internal TimeProvider Clock { get; }

    internal ThreadTeam Team { get; }

    internal Summary Summary { get; } = new();

    /// <summary>Runs everything.</summary>
    /// <returns>Whether every element was right.</returns>
    internal bool Execute()
    {
        foreach (IPerfReport report in _reports)
            report.Begin(Settings, Clique);
        Allocate();
        bool isSymmetric = Array.TrueForAll(_ranks, rank => rank.IsSymmetric);
        foreach (IPerfReport report in _reports)
            report.BeginResults(isSymmetric);

        IReadOnlyList<ReduceOp> ops = Settings.Operation.IsReduction ? Settings.Ops : [default];
        foreach (DataType type in Settings.Types)
        {
            foreach (ReduceOp op in ops)
            {
                foreach (int root in Settings.Roots())
                    Team.Run(thread => Test(type.CreateTest(this, op, root, thread), thread));
            }
        }

        foreach (IPerfReport report in _reports)
            report.End(Summary);
        return Summary.FailedChecks == 0;
    }

    internal ReadOnlySpan<RankBuffers> RanksOf(int thread) =>
        _ranks.AsSpan(thread * Settings.RanksPerThread, Settings.RanksPerThread);

    public void Dispose()
    {
        // On every rank before any rank's memory is freed.
        foreach (RankBuffers? rank in _ranks)
            rank?.Deregister();
        foreach (RankBuffers? rank in _ranks)
            rank?.Dispose();
        Team.Dispose();
    }

    /// <summary>Gives every rank its buffers, and makes them known as far as that was asked for.</summary>
    internal void Allocate()
    {
        for (int rank = 0; rank < _ranks.Length; rank++)
            _ranks[rank] = new RankBuffers(Clique[rank], Settings.MaxBytes, Settings.Registration);
        if (Settings.Registration == BufferRegistration.Local)
            Array.ForEach(_ranks, rank => rank.Register());
        else if (Settings.Registration == BufferRegistration.Symmetric)
            RegisterWindows();
    }

    private void RegisterWindows()
    {
        using (CollectiveGroup.Open())
        {
            foreach (RankBuffers rank in _ranks)
                rank.RegisterWindows();
        }
    }

    private static void RequireRegistration(BufferRegistration registration, BackendKind backend)
    {
        bool canRegister = registration switch
        {
            BufferRegistration.None => true,
            BufferRegistration.Local => backend == BackendKind.Nccl,
            _ => backend is BackendKind.Nccl or BackendKind.Peer,
        };
        if (!canRegister)
        {
            string others = registration == BufferRegistration.Local ? "NCCL registers buffers" : "NCCL and Peer make windows";
            throw new NotSupportedException($"--local_register {(int)registration}: only {others}, and the backend is {backend}.");
        }
    }

    private void Test(RankTest test, int thread)
    {
        Team.Meet();
        test.WarmUp();
        for (long cycle = 0; Settings.Cycles == 0 || cycle < Settings.Cycles; cycle++)
        {
            foreach (long bytes in Settings.Sizes())
            {
                ResultRow row = test.Measure(bytes);
                if (thread > 0)
                    continue;
                foreach (IPerfReport report in _reports)
                    report.Row(row);
            }
        }
    }
}
