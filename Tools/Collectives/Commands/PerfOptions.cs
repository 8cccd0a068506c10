using System.CommandLine;

namespace TypedCollectives.Tools;

/// <summary>nccl-tests' options, as far as they make sense here, and a few of this tool's own.</summary>
internal sealed class PerfOptions
{
    private const string Everything = "all";

    private readonly Argument<string> _operation = new Argument<string>("OP")
    {
        Description = $"The collective: {string.Join(' ', PerfOperations.All)}.",
        HelpName = "OP",
    }.AcceptOnlyFromAmong([.. PerfOperations.All.Select(operation => operation.Name)]);

    private readonly Option<long> _minBytes = OptionOf.Size(
        "--minbytes", "-b", PerfSettings.DefaultBytes, "The smallest size, with K, M or G.");

    private readonly Option<long> _maxBytes = OptionOf.Size("--maxbytes", "-e", PerfSettings.DefaultBytes, "The largest size.");
    private readonly Option<long> _stepBytes = OptionOf.Size("--stepbytes", "-i", 1L << 20, "The increment between sizes.");

    private readonly Option<int> _stepFactor = OptionOf.Number(
        "--stepfactor", "-f", 1, 1, "The factor between sizes; 1 uses the increment.");

    private readonly Option<int> _iterations = OptionOf.Number("--iters", "-n", 20, 1, "The timed calls.");

    private readonly Option<int> _warmup = OptionOf.Number(
        "--warmup_iters", "-w", 1, 0, "The calls of the warm-up, for each size.");

    private readonly Option<int> _aggregated = OptionOf.Number("--agg_iters", "-m", 1, 1, "The calls put into one group.");

    private readonly Option<int> _check = OptionOf.Number(
        "--check", "-c", 1, 0, "The calls whose results are checked; 0 checks none.");

    private readonly Option<string> _type = OptionOf.Choice(
        "--datatype", "-d", "TYPE", DataTypes.Default.Name, [.. DataTypes.All.Select(type => type.Name), Everything], "The element type");

    private readonly Option<string> _op = OptionOf.Choice(
        "--op", "-o", "OP", "sum", [.. ReductionName.All.Select(entry => entry.Name), Everything], "The reduction");

    private readonly Option<int> _root = OptionOf.NumberOrAll("--root", "-r", 0, "The root, or all.");
    private readonly Option<int> _threads = OptionOf.Number("--nthreads", "-t", 1, 1, "The threads.");
    private readonly Option<int> _ranksPerThread = OptionOf.Number("--ngpus", "-g", 1, 1, "The ranks each thread drives.");
    private readonly Option<int> _ranks = OptionOf.Number("--ranks", null, 1, 1, "The ranks, driven by one thread: -t 1 -g N.");

    private readonly Option<int> _average = OptionOf.Number(
        "--average", "-a", 1, 0, "The time of 0 rank 0, 1 the threads' average, 2 minimum, 3 maximum.", 3);

    private readonly Option<int> _cycles = OptionOf.Number(
        "--run_cycles", "-N", 1, 0, "How often all sizes are run; 0 is for ever.");

    private readonly Option<int> _cpuTime = OptionOf.Number(
        "--report_cputime", "-C", 0, 0, "1 reports the time to make the calls, not to complete them.", 1);

    private readonly Option<int> _registration = OptionOf.Number(
        "--local_register", "-R", 0, 0, "1 registers the send and recv buffers with NCCL, 2 makes them symmetric windows, on NCCL or Peer.", 2);

    private readonly Option<string?> _outputFile = new("--output_file", "-J") { Description = "A file for the results as JSON.", HelpName = "FILE" };
    private readonly Option<string> _backend = OptionOf.Choice(
        "--backend", null, "BACKEND", "auto",
        [.. Enum.GetNames<BackendKind>().Select(name => name.ToLowerInvariant())], "What carries the collectives");

    internal void AddTo(Command command)
    {
        command.Arguments.Add(_operation);
        Option[] options =
        [
            _minBytes, _maxBytes, _stepBytes, _stepFactor, _iterations, _warmup, _aggregated, _check, _type, _op, _root, _threads,
            _ranksPerThread, _ranks, _average, _cycles, _cpuTime, _registration, _outputFile, _backend,
        ];
        foreach (Option option in options)
            command.Options.Add(option);
    }

    /// <summary>Reads the options of a command line that has no errors of its own.</summary>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    internal PerfSettings Read(ParseResult result)
    {
        Validate(result);
        string type = result.GetRequiredValue(_type);
        string op = result.GetRequiredValue(_op);
        return new PerfSettings
        {
            Operation = PerfOperations.Named(result.GetRequiredValue(_operation)),
            MinBytes = result.GetValue(_minBytes),
            MaxBytes = result.GetValue(_maxBytes),
            StepBytes = result.GetValue(_stepBytes),
            StepFactor = result.GetValue(_stepFactor),
            Iterations = result.GetValue(_iterations),
            WarmupIterations = result.GetValue(_warmup),
            AggregatedIterations = result.GetValue(_aggregated),
            CheckIterations = result.GetValue(_check),
            Types = [.. DataTypes.All.Where(candidate => type == Everything || candidate.Name == type)],
            Ops = [.. ReductionName.All.Where(entry => op == Everything || entry.Name == op).Select(entry => entry.Op)],
            Root = result.GetValue(_root) is var root and not OptionOf.All ? root : null,
            Threads = result.GetValue(_threads),
            RanksPerThread = result.GetValue(IsGiven(result, _ranks) ? _ranks : _ranksPerThread),
            Combination = (TimeCombination)result.GetValue(_average),
            Cycles = result.GetValue(_cycles),
            ReportCpuTime = result.GetValue(_cpuTime) == 1,
            Registration = (BufferRegistration)result.GetValue(_registration),
            OutputFile = result.GetValue(_outputFile),
            Backend = Enum.Parse<BackendKind>(result.GetRequiredValue(_backend), ignoreCase: true),
        };
    }

    /// <summary>What no option can check alone.</summary>
    private void Validate(ParseResult result)
    {
        long minBytes = result.GetValue(_minBytes);
        long maxBytes = result.GetValue(_maxBytes);
        if (minBytes > maxBytes)
            throw new ArgumentException($"Invalid sizes for --minbytes and --maxbytes: {minBytes} > {maxBytes}.");

        bool hasRanks = IsGiven(result, _ranks);
        if (hasRanks && (IsGiven(result, _threads) || IsGiven(result, _ranksPerThread)))
            throw new ArgumentException("--ranks N stands for -t 1 -g N: give one or the other.");

        long ranks = hasRanks ? result.GetValue(_ranks) : (long)result.GetValue(_threads) * result.GetValue(_ranksPerThread);
        int root = result.GetValue(_root);
        if (root >= ranks)
            throw new ArgumentException($"Invalid root {root}: there are {ranks} ranks, 0 to {ranks - 1}.");
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
