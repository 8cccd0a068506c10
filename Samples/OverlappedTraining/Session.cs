using System.Globalization;
using System.Numerics.Tensors;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>One run of the program: train in every mode, compare, print.</summary>
internal static class Session
{
    /// <summary>The largest relative difference allowed between the weights of two modes: sums of more than two ranks may be rounded in another order.</summary>
    public const double Tolerance = 1e-4;

    /// <returns>Whether everything that was checked holds.</returns>
    public static bool Run(Options options, TextWriter output)
    {
        var communicators = new CommunicatorOptions { Backend = options.Backend };
        using CommunicatorClique clique =
            options.Devices is { } count ? Communicator.InitAll(count, communicators) : Communicator.InitAll(communicators);
        foreach (Communicator comm in clique)
            output.WriteLine($"rank {comm.Rank} of {comm.Size}: {comm.Device}");
        output.WriteLine($"backend: {clique.BackendReason}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Shape.Layers} layers of {options.Shape.Width} units: {options.Shape.GradientBytes / 1048576.0:0.#} MiB of gradients; {options.Shape.Batch} examples a device"));

        var results = new List<ModeResult>();
        using (var trainer = new Trainer(clique, options))
        {
            // In turn: clocks and caches change while the program runs.
            for (int round = 0; round < options.Rounds; round++)
                results.AddRange(options.Modes.Select(trainer.Train));
        }

        bool holds = true;
        ModeResult? first = null;
        foreach (IGrouping<Mode, ModeResult> mode in results.GroupBy(result => result.Mode))
        {
            double[] speeds = [.. mode.Select(result => result.StepsPerSecond).Order()];
            ModeResult result = mode.Last();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name(mode.Key),-10} {speeds[speeds.Length / 2],8:0.0} steps/s ({speeds[0]:0.0} - {speeds[^1]:0.0}), loss {result.FirstLoss:0.0000} -> {result.LastLoss:0.0000}"));
            if (mode.Key == Mode.None)
                continue;
            bool equal = mode.All(result => result.ReplicasAreEqual);
            output.WriteLine($"           replicas bitwise equal: {(equal ? "yes" : "NO")}");
            holds &= equal;
            if (first is null)
                first = result;
            else
                holds &= Agree(first, result, output);
        }

        return holds;
    }

    private static bool Agree(ModeResult first, ModeResult result, TextWriter output)
    {
        double difference = TensorPrimitives.Distance<float>(result.Weights[0], first.Weights[0]) / TensorPrimitives.Norm<float>(first.Weights[0]);
        bool holds = difference <= Tolerance; // never with NaN
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"           weights differ from {Name(first.Mode)}'s by {difference:0.0e+00}, at most {Tolerance:0e+00} allowed: {(holds ? "holds" : "FAILS")}"));
        return holds;
    }

    private static string Name(Mode mode) => mode switch
    {
        Mode.Overlapped => "overlapped",
        Mode.PerBuffer => "per-buffer",
        Mode.After => "after",
        _ => "none",
    };
}
